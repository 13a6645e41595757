import { resources, templateOf } from './template-of.ts';

const template = templateOf();
const keeper = Object.entries(resources(template, 'AWS::Lambda::Function')).find(([id]) =>
  id.startsWith('PipelineArchiveKeeper'),
)?.[1].Properties;

describe("the archive's keeper", () => {
  it('has the time, the memory and the disk that a day of a million events takes', () => {
    expect(keeper).toMatchObject({ Timeout: 900, MemorySize: 512, EphemeralStorage: { Size: 4_096 } });
  });

  it('compacts once a day', () => {
    const rules = Object.entries(resources(template, 'AWS::Events::Rule'));
    const [, daily] = rules.find(([id]) => id.startsWith('PipelineArchiveKeeper')) ?? [];

    expect(daily?.Properties).toMatchObject({
      ScheduleExpression: 'rate(1 day)',
      Targets: [{ Input: '{"archive":"compact"}' }],
    });
  });

  it('rings for damage, for failures, and for days that it has no time for', () => {
    const alarms = Object.keys(resources(template, 'AWS::CloudWatch::Alarm'))
      .filter((id) => id.startsWith('PipelineArchiveKeeper'))
      .map((id) => id.slice('PipelineArchiveKeeper'.length, -8));

    expect(alarms.sort()).toEqual(['Behind', 'Damaged', 'Failing']);
  });

  it('is not there where there is no archive', () => {
    const without = templateOf({ stages: { test: { archive: false } } });

    expect(Object.keys(resources(without, 'AWS::Lambda::Function')).join()).not.toContain('Archive');
  });
});

import { resources, templateOf } from './template-of.ts';

const template = templateOf();
const keeper = Object.entries(resources(template, 'AWS::Lambda::Function')).find(([id]) =>
  id.startsWith('PipelineArchiveKeeper'),
)?.[1].Properties;

/** The rules of the keeper whose ids go on so. */
function rules(part: string) {
  return Object.entries(resources(template, 'AWS::Events::Rule'))
    .filter(([id]) => id.startsWith(`PipelineArchiveKeeper${part}`))
    .map(([, { Properties }]) => Properties);
}

describe("the archive's keeper", () => {
  it('has the time, the memory and the disk that a day of a million events takes', () => {
    expect(keeper).toMatchObject({ Timeout: 900, MemorySize: 512, EphemeralStorage: { Size: 4_096 } });
  });

  it('compacts once a day', () => {
    expect(rules('Daily')).toMatchObject([
      { ScheduleExpression: 'cron(0 2 * * ? *)', Targets: [{ Input: '{"archive":"compact"}' }] },
    ]);
  });

  it('audits the day before once a day, after it was compacted', () => {
    expect(rules('Audits')).toMatchObject([
      { ScheduleExpression: 'cron(0 4 * * ? *)', Targets: [{ Input: '{"archive":"audit"}' }] },
    ]);
  });

  it('is told of the ledger, and of what need not be in the archive', () => {
    const Variables = {
      LEDGER_TABLE: { Ref: expect.stringContaining('PipelineLedgerTable') },
      LEDGER_RETENTION_DAYS: '100',
      ARCHIVE_KEY_MATERIAL: 'false',
    };
    expect(keeper).toMatchObject({ Environment: { Variables } });
  });

  it('rings for damage, for differences, for failures, and for days that it has no time for', () => {
    const alarms = Object.keys(resources(template, 'AWS::CloudWatch::Alarm'))
      .filter((id) => id.startsWith('PipelineArchiveKeeper'))
      .map((id) => id.slice('PipelineArchiveKeeper'.length, -8));

    expect(alarms.sort()).toEqual(['AuditsIncomplete', 'Behind', 'Damaged', 'Failing']);
  });

  it('is not there where there is no archive', () => {
    const without = templateOf({ stages: { test: { archive: false } } });

    expect(Object.keys(resources(without, 'AWS::Lambda::Function')).join()).not.toContain('Archive');
  });
});

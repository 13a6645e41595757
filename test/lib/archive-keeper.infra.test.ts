import { resource, resources, templateOf } from './template-of.ts';

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

  it('rings for damage, differences and failures, for what it has no time for, and for what does not happen', () => {
    const alarms = Object.keys(resources(template, 'AWS::CloudWatch::Alarm'))
      .filter((id) => id.startsWith('PipelineArchiveKeeper'))
      .map((id) => id.slice('PipelineArchiveKeeper'.length, -8));

    expect(alarms.sort()).toEqual([
      'AuditsIncomplete',
      'AuditsNotAudited',
      'Behind',
      'Damaged',
      'Failing',
      'ForgettingUnfinished',
      'HandlerAuditsNotAudited',
      'HandlerAuditsUnaccounted',
      'NotCompacted',
      'ReplaysStalled',
      'Stopped',
    ]);
  });

  it.each([
    ['NotCompacted', 'DaysNotCompacted'],
    ['AuditsNotAudited', 'ArchiveDifferences'],
    ['HandlerAuditsNotAudited', 'HandlerDifferences'],
  ])('%s rings when there was no run for 30 hours, though the keeper runs', (alarm, metric) => {
    const { Properties } = resource(template, 'AWS::CloudWatch::Alarm', `PipelineArchiveKeeper${alarm}`);
    const { Metrics } = Properties as { Metrics: readonly Record<string, unknown>[] };

    expect(Properties).toMatchObject({
      EvaluationPeriods: 5,
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(Metrics).toContainEqual(
      expect.objectContaining({ Expression: 'IF(invocations > 0, IF(FILL(runs, 0) > 0, 0, 1), 0)' }),
    );
    expect(Metrics).toContainEqual(
      expect.objectContaining({
        Id: 'runs',
        MetricStat: expect.objectContaining({
          Metric: expect.objectContaining({ MetricName: metric }),
          Period: 21_600,
          Stat: 'SampleCount',
        }),
      }),
    );
  });

  it('rings when the keeper is not begun at all while the drain is, so that no new stage rings', () => {
    const { Properties } = resource(template, 'AWS::CloudWatch::Alarm', 'PipelineArchiveKeeperStopped');

    expect(Properties).toMatchObject({
      Metrics: expect.arrayContaining([
        expect.objectContaining({
          Expression: 'IF(FILL(drained, 0) > 0, IF(FILL(kept, 0) > 0, 0, 1), 0)',
        }),
      ]),
      EvaluationPeriods: 3,
      TreatMissingData: 'ignore',
    });
  });

  it('is not there where there is no archive', () => {
    const without = templateOf({ stages: { test: { archive: false } } });

    expect(Object.keys(resources(without, 'AWS::Lambda::Function')).join()).not.toContain('Archive');
  });
});

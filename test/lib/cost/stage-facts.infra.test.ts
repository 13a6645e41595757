import type { PipelineConfig } from '../../../lib/config/pipeline-config.ts';
import { stageFacts } from '../../../lib/cost/stage-facts.ts';
import type { CostedTemplate } from '../../../lib/cost/template-resources.ts';
import { templateOf } from '../template-of.ts';

const factsOf = (changes: Partial<PipelineConfig> = {}) =>
  stageFacts(templateOf(changes).toJSON() as CostedTemplate);

describe('what of a template costs something', () => {
  it('is read off it', () => {
    const { alarmMetrics, webAclRules, schedules, ...facts } = factsOf({
      stages: { test: { alarms: 'nobody', logRetentionDays: 7, canary: true } },
    });

    expect(facts).toEqual({
      dashboards: 1,
      // Those of two sources, and the canary's
      secrets: 3,
      keys: 0,
      webAcls: 1,
      sources: 2,
      intakeMegabytes: 512,
      handlers: [{ megabytes: 256, batchSize: 10, writes: true }],
      // The handler's, the consumer's and the archive's
      subscriptions: 3,
      // The handler's and the canary's, and the archive's
      polledQueues: { fifo: 2, standard: 1 },
      ledger: { retentionDays: 100, recoverable: true },
      log: { retentionDays: 7, accessIsRare: false },
      archiveMegabytes: 512,
      canary: true,
    });
    const runs = (kind: string) =>
      schedules.filter((schedule) => schedule.kind === kind).map(({ runsAMonth }) => runsAMonth);
    expect(runs('drain')).toEqual([43_200, 43_200, 43_200, 43_200]);
    expect(runs('quarantine')).toEqual([43_200]);
    expect(runs('canary')).toEqual([8_640]);
    expect(webAclRules).toBeGreaterThan(4);
  });

  it('takes what posts to an https destination for a handler that writes nothing', () => {
    const { handlers } = factsOf({
      consumers: { crm: { kind: 'https', url: 'https://crm.example.com/hooks', events: ['privy.user.*'] } },
    });

    expect(handlers.map(({ writes }) => writes).sort()).toEqual([false, true]);
  });

  it('counts an alarm on two metrics twice', () => {
    const template = templateOf().toJSON() as CostedTemplate;
    const statistic = { MetricStat: {} };
    const Resources = {
      ...template.Resources,
      One: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Duration' } },
      Two: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { Metrics: [statistic, statistic, { Expression: 'a / b' }] },
      },
    };

    expect(stageFacts({ Resources }).alarmMetrics - stageFacts(template).alarmMetrics).toBe(3);
  });

  it('has no archive and no canary where the stage has none', () => {
    const facts = factsOf({
      stages: { test: { alarms: 'nobody', archive: false, canary: false } },
    });

    expect(facts).not.toHaveProperty('archiveMegabytes');
    expect(facts).toMatchObject({ canary: false, secrets: 2, polledQueues: { fifo: 1, standard: 0 } });
  });

  it('cannot be read off a template without an intake', () => {
    expect(() => stageFacts({ Resources: {} })).toThrow(
      'the template has no intake: nothing of it can be priced',
    );
  });
});

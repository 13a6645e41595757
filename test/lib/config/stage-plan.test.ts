import type { PipelineConfig } from '../../../lib/config/pipeline-config.ts';
import { planStage } from '../../../lib/config/stage-plan.ts';

const pipeline: PipelineConfig = {
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  stages: { dev: {} },
};

describe('planStage', () => {
  it('fills in every default', () => {
    expect(planStage(pipeline, 'dev')).toEqual({
      stage: 'dev',
      sources: [
        {
          name: 'privy/main',
          environment: 'dev',
          allowedCidrs: [
            '44.228.126.217/32',
            '50.112.21.217/32',
            '52.24.126.164/32',
            '54.148.139.208/32',
            '2600:1f24:64:8000::/52',
          ],
        },
        { name: 'dynamic/main', environment: 'dev', rateLimitPerFiveMinutes: 10_000 },
      ],
      handlers: [],
      consumers: [],
      settings: {
        deletionProtection: true,
        ledgerRetentionDays: 100,
        inboxRetentionDays: 100,
        rotationGraceHours: 48,
        logRetentionDays: 30,
        extraAllowedCidrs: [],
      },
    });
  });

  it('lets the configuration win over the defaults', () => {
    const { sources, settings } = planStage(
      {
        sources: {
          'privy/main': { allowedCidrs: 'anywhere', environment: 'sandbox' },
          'dynamic/main': { allowedCidrs: ['198.51.100.0/24'], rateLimitPerFiveMinutes: 50 },
        },
        stages: { dev: { logRetentionDays: 7, extraAllowedCidrs: ['127.0.0.1/32'] } },
      },
      'dev',
    );

    expect(sources).toEqual([
      { name: 'privy/main', environment: 'sandbox', rateLimitPerFiveMinutes: 10_000 },
      {
        name: 'dynamic/main',
        environment: 'dev',
        allowedCidrs: ['198.51.100.0/24', '127.0.0.1/32'],
        rateLimitPerFiveMinutes: 50,
      },
    ]);
    expect(settings.logRetentionDays).toBe(7);
  });

  it('takes a setting that is undefined for one that is left out', () => {
    const undefinedSettings = {
      deletionProtection: undefined,
      ledgerRetentionDays: undefined,
      inboxRetentionDays: undefined,
      rotationGraceHours: undefined,
      logRetentionDays: undefined,
      alarmTopicArn: undefined,
      extraAllowedCidrs: undefined,
    };
    const unset = { ...pipeline, stages: { dev: undefinedSettings } } as unknown as PipelineConfig;

    expect(planStage(unset, 'dev').settings).toStrictEqual(planStage(pipeline, 'dev').settings);
  });

  it('leaves out sources and consumers of other stages', () => {
    const { sources, consumers } = planStage(
      {
        sources: { 'privy/main': { stages: ['prod'] }, 'dynamic/main': {} },
        consumers: {
          billing: { events: ['*'], stages: ['dev'] },
          audit: { events: ['*'], stages: ['prod'] },
        },
        stages: { dev: {}, prod: {} },
      },
      'dev',
    );

    expect(sources.map(({ name }) => name)).toEqual(['dynamic/main']);
    expect(consumers).toEqual([
      { name: 'billing', events: ['*'], accountIds: [], visibilityTimeoutSeconds: 120 },
    ]);
  });

  it('refuses a stage that does not exist', () => {
    expect(() => planStage(pipeline, 'prod')).toThrow('stages: there is no stage "prod"; allowed: dev');
    expect(() => planStage(pipeline, 'toString')).toThrow('there is no stage "toString"');
  });
});

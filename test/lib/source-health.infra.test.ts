import { RolePermissions } from './role-permissions.ts';
import { rendered, resource, resources, templateOf } from './template-of.ts';

const template = templateOf({
  sources: { 'privy/main': { expectDeliveryEveryHours: 24 }, 'dynamic/main': { environment: 'sandbox' } },
});
const alarm = (id: string) => resource(template, 'AWS::CloudWatch::Alarm', id).Properties;

describe('what looks at the sources', () => {
  it('does so every hour, and once more where it could not', () => {
    const rule = resource(template, 'AWS::Events::Rule', 'PipelineSourceHealth').Properties;

    expect(rule).toMatchObject({
      ScheduleExpression: 'rate(1 hour)',
      Targets: [{ RetryPolicy: { MaximumEventAgeInSeconds: 1_800, MaximumRetryAttempts: 1 } }],
    });
  });

  it('is told of each source what it cannot know: its environment, its list and what is expected of it', () => {
    const { Environment } = resource(template, 'AWS::Lambda::Function', 'PipelineSourceHealth')
      .Properties as { Environment: { Variables: Record<string, unknown> } };

    const { VisibilityConfig } = resource(template, 'AWS::WAFv2::WebACL').Properties as {
      VisibilityConfig: Record<string, unknown>;
    };

    expect(Environment.Variables['API_NAME']).toBe('WalletWebhooks-test');
    expect(JSON.parse(rendered(Environment.Variables['WATCHED_SOURCES']))).toEqual({
      sources: {
        'privy/main': {
          environment: 'test',
          offListRule: 'privy-main-off-list',
          expectDeliveryEveryHours: 24,
        },
        'dynamic/main': { environment: 'sandbox' },
      },
      webAcl: VisibilityConfig['MetricName'],
      region: '<AWS::Region>',
    });
  });

  it('may read metrics and write its log, and nothing else', () => {
    const role = new RolePermissions(template, 'PipelineSourceHealthRole');

    expect(role.actions()).toEqual(['cloudwatch:GetMetricData', 'logs:CreateLogStream', 'logs:PutLogEvents']);
  });
});

describe('a source that is silent, or will be switched off', () => {
  it('rings at the hour in which it has been silent for too long, and stays until the next look', () => {
    expect(alarm('PipelineSourceHealthprivymainsilent')).toMatchObject({
      AlarmName: 'WalletWebhooks-test privy/main silent',
      Namespace: 'WalletWebhooks',
      MetricName: 'SilenceRatio',
      Dimensions: [
        { Name: 'pipeline', Value: 'WalletWebhooks-test' },
        { Name: 'service', Value: 'source-health' },
        { Name: 'source', Value: 'privy/main' },
      ],
      Statistic: 'Maximum',
      Period: 3_600,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'ignore',
    });
  });

  it('rings when less than 72 hours are left', () => {
    expect(alarm('PipelineSourceHealthdynamicmainpatience')).toMatchObject({
      AlarmName: 'WalletWebhooks-test dynamic/main patience',
      MetricName: 'PatienceHours',
      Statistic: 'Minimum',
      Period: 3_600,
      Threshold: 72,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'ignore',
    });
  });

  it('is not known where the looks fail or are not begun, which rings in the third hour', () => {
    expect(alarm('PipelineSourceHealthFailing')).toMatchObject({
      AlarmName: 'WalletWebhooks-test sources-not-watched',
      Metrics: expect.arrayContaining([
        expect.objectContaining({
          Expression: 'IF(FILL(drained, 0) > 0, IF(FILL(looks, 0) > FILL(failed, 0), 0, 1), 0)',
        }),
      ]),
      EvaluationPeriods: 3,
      Threshold: 1,
    });
  });

  it('is not looked for at the canary, which has alarms of its own', () => {
    const withCanary = templateOf({ stages: { test: { canary: true } } });
    const ids = Object.keys(resources(withCanary, 'AWS::CloudWatch::Alarm'));

    expect(ids.filter((id) => id.startsWith('PipelineSourceHealthprivycanary'))).toEqual([]);
  });
});

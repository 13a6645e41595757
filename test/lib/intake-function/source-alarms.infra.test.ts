import { resource, resources, templateOf } from '../template-of.ts';

const template = templateOf();

function alarm(logicalIdPrefix: string) {
  return resource(template, 'AWS::CloudWatch::Alarm', logicalIdPrefix).Properties;
}

/** How the intake's metrics of this source are told apart. */
const PRIVY = [
  { Name: 'service', Value: 'intake' },
  { Name: 'source', Value: 'privy/main' },
  { Name: 'stage', Value: 'test' },
];

describe('the alarms of a source', () => {
  it('are there for each source', () => {
    const ids = Object.keys(resources(template, 'AWS::CloudWatch::Alarm'))
      .map((id) => id.replace(/[0-9A-F]{8}$/, ''))
      .filter((id) => /^Pipeline(Intake|WebAcl)(privy|dynamic)/.test(id));

    expect(ids.sort()).toEqual([
      'PipelineIntakedynamicmainallrejected',
      'PipelineIntakedynamicmaindegraded',
      'PipelineIntakedynamicmainunavailable',
      'PipelineIntakeprivymainallrejected',
      'PipelineIntakeprivymaindegraded',
      'PipelineIntakeprivymainunavailable',
      'PipelineWebAcldynamicmainrate',
      'PipelineWebAclprivymainofflist',
    ]);
  });

  it.each([
    ['unavailable', 'Unavailable'],
    ['degraded', 'Degraded'],
  ])('ring at the first delivery within an hour that is %s', (id, metricName) => {
    expect(alarm(`PipelineIntakeprivymain${id}`)).toMatchObject({
      Namespace: 'WalletWebhooks',
      MetricName: metricName,
      Dimensions: PRIVY,
      Statistic: 'Sum',
      Period: 3600,
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  it('ring when deliveries are rejected and none of the hour is not', () => {
    const { Metrics, ...rest } = alarm('PipelineIntakeprivymainallrejected');
    const metric = (Id: string, MetricName: string, Stat: string) =>
      expect.objectContaining({
        Id,
        MetricStat: {
          Metric: { Namespace: 'WalletWebhooks', MetricName, Dimensions: PRIVY },
          Period: 3600,
          Stat,
        },
        ReturnData: false,
      });

    expect(Metrics).toEqual([
      expect.objectContaining({ Expression: 'IF(rejected >= deliveries, rejected, 0)', ReturnData: true }),
      metric('rejected', 'Rejected', 'Sum'),
      metric('deliveries', 'Duration', 'SampleCount'),
    ]);
    expect(rest).toMatchObject({
      Threshold: 1,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });
});

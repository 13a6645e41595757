import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type AlarmCondition, raiseAlarm } from '../../lib/observability/raise-alarm.ts';
import { rowOf } from './dashboard-of.ts';
import { resource, resources, templateOf } from './template-of.ts';

const template = templateOf();
const sourceGraphs = rowOf(template, 'Deliveries of privy/main').map(({ properties }) => properties);

describe('the alarms', () => {
  const topic = 'arn:aws:sns:eu-west-1:111111111111:on-call';

  it('notify the topic of the stage when they ring, and when all is well again', () => {
    const notifying = templateOf({ stages: { test: { alarms: { topicArn: topic } } } });

    notifying.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [topic], OKActions: [topic] });
  });

  it('name the pipeline in the command that mends what rings', () => {
    const descriptions = Object.values(resources(template, 'AWS::CloudWatch::Alarm')).map(({ Properties }) =>
      String(Properties['AlarmDescription']),
    );

    const commands = descriptions.flatMap(
      (description) => description.match(/^npx wallet-webhooks .*$/gm) ?? [],
    );

    expect(commands).toContain('npx wallet-webhooks dead redrive user-directory --stage WalletWebhooks-test');
    expect(commands).toContain(
      'npx wallet-webhooks dead redrive archive --not-delivered --stage WalletWebhooks-test',
    );
    for (const command of commands) expect(command).toMatch(/ --stage WalletWebhooks-test$/);
  });

  it('notify nobody where the stage has no topic', () => {
    for (const { Properties } of Object.values(resources(template, 'AWS::CloudWatch::Alarm'))) {
      expect([Properties['AlarmActions'], Properties['OKActions']]).toEqual([undefined, undefined]);
    }
  });

  it('say what is wrong and what to do first, in two sentences, and where to read on', () => {
    const descriptions = Object.values(resources(template, 'AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => Properties['AlarmDescription'],
    );

    expect(descriptions.length).toBeGreaterThan(10);
    for (const description of descriptions) {
      expect(description).toMatch(
        /^[^.]{30,}\. (Compare|Find|Look|Read) [^.]{10,}\.\n\n(npx wallet-webhooks .*\n\n)?Runbook: docs\/runbook\.md#[a-z-]+$/,
      );
    }
  });

  it('are such as CloudWatch takes, which looks back a day, or seven with periods of an hour', () => {
    for (const { Properties } of Object.values(resources(template, 'AWS::CloudWatch::Alarm'))) {
      const metrics = (Properties['Metrics'] ?? []) as readonly {
        readonly MetricStat?: { readonly Period: number };
      }[];
      const period = Number(
        Properties['Period'] ?? metrics.find(({ MetricStat }) => MetricStat)?.MetricStat?.Period,
      );
      const days = (period * Number(Properties['EvaluationPeriods'])) / 86_400;

      expect(days).toBeLessThanOrEqual(period < 3_600 ? 1 : 7);
      expect(metrics.length).toBeLessThanOrEqual(10);
      expect(String(Properties['AlarmName']).length).toBeLessThanOrEqual(255);
      expect(String(Properties['AlarmDescription']).length).toBeLessThanOrEqual(1_024);
    }
  });

  it('are called by the pipeline, what they are about and the kind, which no two share', () => {
    const names = Object.values(resources(template, 'AWS::CloudWatch::Alarm')).map(({ Properties }) =>
      String(Properties['AlarmName']),
    );

    expect(names).toEqual(
      expect.arrayContaining([
        'WalletWebhooks-test intake-failing',
        'WalletWebhooks-test privy/main all-rejected',
        'WalletWebhooks-test user-directory not-handled',
      ]),
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('the alarms on what is looked at now and then', () => {
  it.each([
    'PipelineArchiveKeeperDamaged',
    'PipelineArchiveKeeperBehind',
    'PipelineArchiveKeeperAuditsIncomplete',
    'PipelineArchiveKeeperHandlerAuditsUnaccounted',
    'PipelineuserdirectoryInQuarantine',
  ])('stay as the last look left them: %s', (id) => {
    expect(alarmNamed(id)).toMatchObject({ Threshold: 1, TreatMissingData: 'ignore' });
  });

  it.each([
    'PipelineDrainSetAside',
    'PipelineuserdirectoryOutage',
    'PipelineuserdirectoryQuarantineFull',
    'PipelineArchiveUnreadable',
  ])('ring for an hour where what they tell of is told again within one, or once: %s', (id) => {
    const { Metrics } = alarmNamed(id);

    expect(Metrics).toMatchObject([{ MetricStat: { Stat: 'Sum', Period: 3600 } }]);
  });
});

describe('the alarms that a request can ring which nobody signed', () => {
  it.each([
    ['PipelineIntakeFailing', 3],
    ['PipelineApiServerErrors', 5],
    ['PipelineIntakeprivymainunavailable', 3],
    ['PipelineIntakeprivymainallrejected', 3],
  ])('ring at a few of them: %s', (id, Threshold) => {
    expect(alarmNamed(id)).toMatchObject({ Threshold });
  });
});

describe('the alarms that nobody without the secret can ring', () => {
  const addedUp = (id: string) => {
    const { Metrics, ...alarm } = alarmNamed(id) as { Metrics: Record<string, never>[] };
    const metrics = Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat['Metric']] : []));
    const expression = Metrics.find(({ Expression }) => Expression !== undefined)?.['Expression'];
    const names = metrics.map(({ MetricName, Dimensions }) => {
      const reason = (Dimensions as { Name: string; Value: string }[]).find(({ Name }) => Name === 'reason');
      return [MetricName, reason?.Value].filter((text) => text !== undefined).join(' ');
    });
    return { ...alarm, expression, names };
  };

  it('ring at one delivery of an hour that is verified and refused for good', () => {
    expect(addedUp('PipelineIntakeprivymainrefusedforgood')).toMatchObject({
      AlarmName: 'WalletWebhooks-test privy/main refused-for-good',
      Threshold: 1,
      EvaluationPeriods: 1,
      expression: 'SUM([m0,m1,m2])',
      names: ['Malformed', 'Refused message-too-large', 'Refused stale-event'],
    });
  });

  it('ring at one that is signed with the secret before, when its grace is over or nearly', () => {
    expect(addedUp('PipelineIntakedynamicmainprevioussecret')).toMatchObject({
      AlarmName: 'WalletWebhooks-test dynamic/main previous-secret',
      Threshold: 1,
      EvaluationPeriods: 1,
      expression: 'SUM([m0,m1])',
      names: ['VerifiedByEndingSecret', 'Refused expired-secret'],
    });
  });
});

describe('an alarm', () => {
  const alarmOf = (condition: Partial<AlarmCondition>) => {
    const stack = new Stack(new App(), 'Stack');
    const metric = new Metric({ namespace: 'n', metricName: 'm' });
    raiseAlarm(stack, 'Alarm', { kind: 'k', description: 'd.', metric, ...condition } as AlarmCondition);
    return resource(Template.fromStack(stack), 'AWS::CloudWatch::Alarm').Properties;
  };

  it('rings at the lowest value that is bad, in one period', () => {
    expect(alarmOf({ atLeast: 3 })).toMatchObject({
      Threshold: 3,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
  });

  it('rings below the lowest value that is good', () => {
    expect(alarmOf({ below: 72 })).toMatchObject({
      Threshold: 72,
      ComparisonOperator: 'LessThanThreshold',
    });
  });

  it('rings in so many periods of so many', () => {
    expect(alarmOf({ atLeast: 1, periods: 3, outOf: 5 })).toMatchObject({
      EvaluationPeriods: 5,
      DatapointsToAlarm: 3,
    });
    expect(alarmOf({ atLeast: 1, periods: 3 })).toMatchObject({ EvaluationPeriods: 3 });
  });

  it('is named by CloudFormation where it is no part of a pipeline, and has no command, which would not know it', () => {
    expect(alarmOf({ atLeast: 1, command: 'status' })).not.toHaveProperty('AlarmName');
    expect(alarmOf({ atLeast: 1, command: 'status' })['AlarmDescription']).toBe(
      'd.\n\nRunbook: docs/runbook.md#k',
    );
  });
});

/** How the intake's metrics of this source are told apart. */
const PRIVY = [
  { Name: 'pipeline', Value: 'WalletWebhooks-test' },
  { Name: 'service', Value: 'intake' },
  { Name: 'source', Value: 'privy/main' },
];

describe('the alarms of a source', () => {
  it('are there for each source', () => {
    const ids = Object.keys(resources(template, 'AWS::CloudWatch::Alarm'))
      .map((id) => id.replace(/[0-9A-F]{8}$/, ''))
      .filter((id) => /^Pipeline(Intake|WebAcl)(privy|dynamic)/.test(id));

    expect(ids.sort()).toEqual([
      'PipelineIntakedynamicmainallrejected',
      'PipelineIntakedynamicmaindegraded',
      'PipelineIntakedynamicmainprevioussecret',
      'PipelineIntakedynamicmainrefusedforgood',
      'PipelineIntakedynamicmainstillparking',
      'PipelineIntakedynamicmainunavailable',
      'PipelineIntakedynamicmainuncleartimes',
      'PipelineIntakeprivymainallrejected',
      'PipelineIntakeprivymaindegraded',
      'PipelineIntakeprivymainprevioussecret',
      'PipelineIntakeprivymainrefusedforgood',
      'PipelineIntakeprivymainstillparking',
      'PipelineIntakeprivymainunavailable',
      'PipelineIntakeprivymainuncleartimes',
      'PipelineWebAclprivymainofflist',
    ]);
  });

  it('ring at the third delivery within a quarter of an hour that is answered 503', () => {
    expect(alarmNamed('PipelineIntakeprivymainunavailable')).toMatchObject({
      Namespace: 'WalletWebhooks',
      MetricName: 'Unavailable',
      Dimensions: PRIVY,
      Statistic: 'Sum',
      Period: 900,
      Threshold: 3,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });

  it("ring when the times of ten events within an hour are not the provider's own", () => {
    expect(alarmNamed('PipelineIntakeprivymainuncleartimes')).toMatchObject({
      MetricName: 'UnclearTime',
      Dimensions: PRIVY,
      Statistic: 'Sum',
      Period: 3600,
      Threshold: 10,
    });
  });

  const metricOf = (Id: string, MetricName: string, Stat: string, Period: number, Dimensions = PRIVY) =>
    expect.objectContaining({
      Id,
      MetricStat: { Metric: { Namespace: 'WalletWebhooks', MetricName, Dimensions }, Period, Stat },
      ReturnData: false,
    });

  it('ring when a tenth of the deliveries of an hour is degraded, and more than two are', () => {
    const { Metrics, ...rest } = alarmNamed('PipelineIntakeprivymaindegraded');

    expect(Metrics).toEqual([
      expect.objectContaining({
        Expression: 'IF(FILL(degraded, 0) >= 3, 100 * FILL(degraded, 0) / deliveries, 0)',
      }),
      metricOf('degraded', 'Degraded', 'Sum', 3600),
      metricOf('deliveries', 'Duration', 'SampleCount', 3600),
    ]);
    expect(rest).toMatchObject({ Threshold: 10, EvaluationPeriods: 1, TreatMissingData: 'notBreaching' });
  });

  it('ring when three signed deliveries of a quarter of an hour are rejected, and none is not', () => {
    const { Metrics, ...rest } = alarmNamed('PipelineIntakeprivymainallrejected');
    const unsigned = [
      PRIVY[0],
      { Name: 'reason', Value: 'missing-header' },
      ...PRIVY.slice(1),
    ] as typeof PRIVY;

    expect(Metrics).toEqual([
      expect.objectContaining({
        Expression: 'IF(FILL(rejected, 0) >= deliveries, FILL(rejected, 0) - FILL(unsigned, 0), 0)',
        ReturnData: true,
      }),
      metricOf('rejected', 'Rejected', 'Sum', 900),
      metricOf('deliveries', 'Duration', 'SampleCount', 900),
      metricOf('unsigned', 'Refused', 'Sum', 900, unsigned),
    ]);
    expect(rest).toMatchObject({
      Threshold: 3,
      EvaluationPeriods: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    });
  });
});

describe('the alarms of the topic', () => {
  it.each([
    ['NotFannedOut', 'NumberOfNotificationsFailed'],
    ['Lost', 'NumberOfNotificationsFailedToRedriveToDlq'],
  ])('ring at the first event that SNS gives up, to whomever: %s', (id, MetricName) => {
    expect(resource(template, 'AWS::CloudWatch::Alarm', `PipelineEvents${id}`).Properties).toMatchObject({
      Namespace: 'AWS/SNS',
      MetricName,
      Dimensions: [{ Name: 'TopicName' }],
      Statistic: 'Sum',
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
  });
});

describe('the row of a source', () => {
  it('shows what became of its deliveries', () => {
    expect(sourceGraphs.map(({ title }) => title)).toEqual([
      'Taken in',
      'Refused',
      'Refused, by reason',
      'Worth a look',
      'Milliseconds to answer',
      'Milliseconds from event to arrival',
    ]);
  });

  it.each([
    ['Taken in', ['Accepted', 'Duplicate', 'Parked']],
    ['Refused', ['Rejected', 'Malformed', 'TooLarge', 'Unavailable']],
    ['Worth a look', ['Degraded', 'VerifiedByPreviousSecret', 'UnknownType', 'UnclearTime', 'Drift']],
  ])('counts under %j: %j', (title, names) => {
    const metrics = metricsUnder(title);

    expect(metrics.map(([, name]) => name)).toEqual(names);
    for (const metric of metrics) {
      expect(metric.slice(2, 8)).toEqual([
        'pipeline',
        'WalletWebhooks-test',
        'service',
        'intake',
        'source',
        'privy/main',
      ]);
      expect(metric[8]).toMatchObject({ stat: 'Sum' });
    }
  });

  it.each([
    ['Milliseconds to answer', 'Duration', ['p50', 'p99']],
    ['Milliseconds from event to arrival', 'SourceLag', ['p50', 'p90']],
  ])('shows %j as the percentiles of %s', (title, name, percentiles) => {
    const metrics = metricsUnder(title);

    expect(metrics.map((metric) => metric[1])).toEqual([name, name]);
    expect(metrics.map((metric) => (metric[8] as { readonly stat: string }).stat)).toEqual(percentiles);
  });

  it('searches the reasons of refusals, which it does not know in advance', () => {
    expect(metricsUnder('Refused, by reason')).toEqual([
      [
        {
          expression:
            `SEARCH('{WalletWebhooks,service,pipeline,source,reason} MetricName="Refused" ` +
            `service="intake" pipeline="WalletWebhooks-test" source="privy/main"', 'Sum')`,
          label: `\${PROP('Dim.reason')}`,
        },
      ],
    ]);
  });
});

function metricsUnder(title: string) {
  return sourceGraphs.find((graph) => graph.title === title)?.metrics ?? [];
}

function alarmNamed(logicalIdPrefix: string) {
  return resource(template, 'AWS::CloudWatch::Alarm', logicalIdPrefix).Properties;
}

import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { EventPattern } from '../../core/events/event-pattern.ts';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import type { PipelineConfig } from '../../lib/config/pipeline-config.ts';
import {
  templateOf as anyTemplateOf,
  rendered,
  resource,
  resources,
  type TemplateResource,
} from './template-of.ts';

/** Without the archive, whose queue is no subscriber's. */
const templateOf = (changes: Partial<PipelineConfig> = {}) =>
  anyTemplateOf({ stages: { test: { archive: false } }, ...changes });

const template = templateOf();

describe('a subscriber', () => {
  it('has queues that order and deduplicate per message group, and keep messages for 14 days', () => {
    const queues = Object.values(resources(template, 'AWS::SQS::Queue'));

    expect(queues).toHaveLength(6);
    for (const { Properties } of queues) {
      expect(Properties).toMatchObject({
        FifoQueue: true,
        DeduplicationScope: 'messageGroup',
        FifoThroughputLimit: 'perMessageGroupId',
        MessageRetentionPeriod: 1_209_600,
      });
    }
  });

  it('gives a message out until its handler has given up on it, however long an outage lasts, and has a dead-letter queue of its own', () => {
    const queue = resource(template, 'AWS::SQS::Queue', 'PipelineuserdirectorySubscriberQueue').Properties;
    const { deadLetterTargetArn, maxReceiveCount } = queue['RedrivePolicy'] as Record<string, unknown>;

    expect(maxReceiveCount).toBe(600);
    expect(rendered(deadLetterTargetArn)).toBe('<PipelineuserdirectorySubscriberDlq.Arn>');
  });

  it('refuses connections without TLS to all of its queues', () => {
    const policies = Object.values(resources(template, 'AWS::SQS::QueuePolicy')).map(statements);

    expect(policies).toHaveLength(6);
    for (const policy of policies) {
      expect(policy).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: 'sqs:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
    }
  });

  it('gets the bare envelope from the topic', () => {
    template.allResourcesProperties('AWS::SNS::Subscription', { Protocol: 'sqs', RawMessageDelivery: true });
  });

  it('has a dead-letter queue for its subscription that is FIFO, as SNS demands of a FIFO topic', () => {
    const queues = resources(template, 'AWS::SQS::Queue');
    const targets = subscriptions(template).map(
      ({ Properties }) => Properties['RedrivePolicy'] as RedrivePolicy,
    );

    expect(targets).toHaveLength(2);
    for (const { deadLetterTargetArn } of targets) {
      const [logicalId] = deadLetterTargetArn['Fn::GetAtt'];
      expect(queues[logicalId]?.Properties['FifoQueue']).toBe(true);
      expect(logicalId).toMatch(/SubscriptionDlq/);
    }
  });

  it('is a FIFO queue and nothing else that a FIFO topic cannot deliver to', () => {
    for (const { Properties } of subscriptions(template)) {
      const [logicalId] = (Properties['Endpoint'] as { readonly 'Fn::GetAtt': [string, string] })[
        'Fn::GetAtt'
      ];
      expect(resources(template, 'AWS::SQS::Queue')[logicalId]?.Properties['FifoQueue']).toBe(true);
    }
  });

  it('rings when messages are not handled, not delivered, in flight in masses, or late', () => {
    const alarms = Object.entries(resources(template, 'AWS::CloudWatch::Alarm'))
      .filter(([id]) => id.startsWith('PipelineuserdirectorySubscriber'))
      .map(([, { Properties }]) => Properties);

    expect(alarms).toMatchObject([
      { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1 },
      { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1 },
      { MetricName: 'ApproximateNumberOfMessagesNotVisible', Threshold: 80_000 },
      { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 900 },
    ]);
    for (const alarm of alarms) {
      expect(alarm).toMatchObject({
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
      });
    }
  });
});

describe('the tables of a handler', () => {
  it('are printed by their names, for services that read them', () => {
    const printed = template.findOutputs('*');
    const named = Object.entries(printed).filter(([id]) => id.startsWith('UserDirectoryTable'));

    expect(named.map(([id, { Value }]) => [id, rendered(Value)])).toEqual([
      ['UserDirectoryTableUsers', expect.stringMatching(/^<.*userdirectory.*users.*>$/i)],
      ['UserDirectoryTableLookUps', expect.stringMatching(/^<.*userdirectory.*lookUps.*>$/i)],
    ]);
  });
});

describe('the quarantine of a handler', () => {
  const MEASURED = [
    { Name: 'pipeline', Value: 'WalletWebhooks-test' },
    { Name: 'service', Value: 'handler' },
    { Name: 'subscriber', Value: 'user-directory' },
  ];
  const measured = (MetricName: string) => [{ MetricStat: { Metric: { MetricName, Dimensions: MEASURED } } }];

  it('rings when somebody is in it, when it is full, and when nobody gets in because nothing succeeds', () => {
    const alarms = Object.entries(resources(template, 'AWS::CloudWatch::Alarm'))
      .filter(([id]) => /^Pipelineuserdirectory(InQuarantine|Outage|QuarantineFull)/.test(id))
      .map(([, { Properties }]) => Properties);

    expect(alarms).toMatchObject([
      { Metrics: measured('QuarantinedUsers'), Threshold: 1, TreatMissingData: 'ignore' },
      { Metrics: measured('TriedOn'), Threshold: 1, TreatMissingData: 'notBreaching' },
      { Metrics: measured('QuarantineFull'), Threshold: 1, TreatMissingData: 'notBreaching' },
    ]);
  });

  it('is measured every minute', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      Targets: [Match.objectLike({ Input: '{"quarantine":"measure"}' })],
    });
  });

  it('is listed by a command that the stack prints', () => {
    const output = template.findOutputs('UserDirectoryQuarantineCommand');

    expect(rendered(output['UserDirectoryQuarantineCommand']?.['Value'])).toContain(
      `--payload '{"quarantine":"list"}'`,
    );
  });
});

describe('a subscription', () => {
  const filterOf = (events: readonly EventPattern[]) => {
    const changed = templateOf({ handlers: [], consumers: { billing: { events } } });
    return resource(changed, 'AWS::SNS::Subscription').Properties['FilterPolicy'];
  };

  it('lets through the types and prefixes it names, and no test events', () => {
    expect(filterOf(['dynamic.wallet.linked', 'privy.user.*'])).toEqual({
      type: ['dynamic.wallet.linked', { prefix: 'privy.user.' }],
      test: [{ exists: false }],
      source: [{ 'anything-but': ['privy/canary'] }],
    });
  });

  it('lets through a test event that it names, and not those of the canary', () => {
    expect(filterOf(['privy.test'])).toEqual({
      type: ['privy.test'],
      source: [{ 'anything-but': ['privy/canary'] }],
    });
  });

  it('lets through all but test events where it names *', () => {
    expect(filterOf(['*'])).toEqual({
      test: [{ exists: false }],
      source: [{ 'anything-but': ['privy/canary'] }],
    });
  });

  it('lets through nothing of the canary, which signs with a secret of its own, whatever it calls its events', () => {
    const sources = [['privy.user.*'], ['*'], ['privy.test'], ['*', 'privy.test', 'dynamic.ping']] as const;

    for (const events of sources)
      expect(filterOf(events)).toMatchObject({ source: [{ 'anything-but': ['privy/canary'] }] });
  });

  it('lets through all but what the canary sends where it names * and the test events', () => {
    expect(filterOf(['*', 'privy.test', 'dynamic.ping'])).toEqual({
      source: [{ 'anything-but': ['privy/canary'] }],
    });
  });
});

describe('a handler', () => {
  it('is given ten events at a time, and fifty batches at most, so that a backlog leaves concurrency to the intake', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 50 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('shares that with whatever else reads a queue: https destinations and the archive leave concurrency too', () => {
    const changed = templateOf({
      consumers: { crm: { kind: 'https', url: 'https://crm.example.com/hooks', events: ['*'] } },
      stages: { test: { archive: {} } },
    });
    const mappings = Object.values(resources(changed, 'AWS::Lambda::EventSourceMapping'));

    expect(mappings.map(({ Properties }) => Properties['ScalingConfig'])).toEqual(
      expect.arrayContaining([{ MaximumConcurrency: 50 }, { MaximumConcurrency: 10 }]),
    );
    for (const { Properties } of mappings) {
      const { MaximumConcurrency } = Properties['ScalingConfig'] as { readonly MaximumConcurrency: number };
      expect(MaximumConcurrency).toBeLessThanOrEqual(50);
    }
  });

  it('is given smaller batches where it asks for them', () => {
    templateOf({ handlers: [{ ...userDirectory, batchSize: 1 }] }).hasResourceProperties(
      'AWS::Lambda::EventSourceMapping',
      { BatchSize: 1 },
    );
  });

  it('is given no more batches at once than it asks for', () => {
    const changed = templateOf({ handlers: [{ ...userDirectory, maxConcurrency: 5 }] });

    changed.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });

  it('has six times its timeout before a message is shown to it again', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^Keeps one item per user'),
      Timeout: 30,
      MemorySize: 256,
    });
    const queue = resource(template, 'AWS::SQS::Queue', 'PipelineuserdirectorySubscriberQueue');
    expect(queue.Properties['VisibilityTimeout']).toBe(180);
  });

  it('is told its inbox and its own tables', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: Match.stringLikeRegexp('^Keeps one item per user'),
      Environment: {
        Variables: {
          PIPELINE_NAME: 'WalletWebhooks-test',
          INBOX_TABLE: { Ref: Match.stringLikeRegexp('^PipelineInboxTable') },
          INBOX_RETENTION_DAYS: '100',
          USERS_TABLE: { Ref: Match.stringLikeRegexp('^Pipelineuserdirectoryusers') },
        },
      },
    });
  });

  it('is told its queue, its quarantine and when to try again', () => {
    const retried = templateOf({ handlers: [{ ...userDirectory, retrySeconds: [2, 60] }] });

    retried.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          HANDLER_QUEUE_URL: { Ref: Match.stringLikeRegexp('^PipelineuserdirectorySubscriberQueue') },
          HANDLER_RETRY_SECONDS: '[2,60]',
          QUARANTINE_TABLE: { Ref: Match.stringLikeRegexp('^PipelineQuarantineTable') },
        },
      },
    });
  });
});

describe('a consumer', () => {
  it('has as long for a message as it asks for', () => {
    const changed = templateOf({
      consumers: { billing: { events: ['privy.user.*'], visibilityTimeoutSeconds: 45 } },
    });

    const queue = resource(changed, 'AWS::SQS::Queue', 'PipelinebillingSubscriberQueue');
    expect(queue.Properties['VisibilityTimeout']).toBe(45);
  });

  it('is printed with the URL and the ARN of its queue', () => {
    const { ConsumerBillingQueueUrl, ConsumerBillingQueueArn } = template.findOutputs('*');

    expect(rendered(ConsumerBillingQueueUrl?.['Value'])).toBe('<PipelinebillingSubscriberQueue>');
    expect(rendered(ConsumerBillingQueueArn?.['Value'])).toBe('<PipelinebillingSubscriberQueue.Arn>');
  });
});

interface RedrivePolicy {
  readonly deadLetterTargetArn: { readonly 'Fn::GetAtt': [string, string] };
}

function subscriptions(of: Template): TemplateResource[] {
  return Object.values(resources(of, 'AWS::SNS::Subscription'));
}

function statements({ Properties }: TemplateResource): unknown[] {
  return (Properties['PolicyDocument'] as { readonly Statement: unknown[] }).Statement;
}

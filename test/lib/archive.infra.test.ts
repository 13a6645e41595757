import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  foreignStack,
  pipelineIn,
  rendered,
  resource,
  resources,
  smallPipeline,
  stackOf,
  templateOf,
} from './template-of.ts';

const template = templateOf();

describe("the archive's bucket", () => {
  const { Properties, DeletionPolicy, UpdateReplacePolicy } = resource(template, 'AWS::S3::Bucket');

  it('is closed to the public, and to whoever is not of its account', () => {
    expect(Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(Properties['OwnershipControls']).toEqual({ Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] });
  });

  it('refuses connections without TLS, and with an old one', () => {
    const { PolicyDocument } = resource(template, 'AWS::S3::BucketPolicy').Properties;
    const { Statement } = PolicyDocument as { readonly Statement: readonly Record<string, unknown>[] };

    expect(Statement.map(({ Effect, Action, Condition }) => ({ Effect, Action, Condition }))).toEqual([
      { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      { Effect: 'Deny', Action: 's3:*', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } },
    ]);
  });

  it('is encrypted with a key that S3 owns, or with that of the stage', () => {
    expect(Properties['BucketEncryption']).toEqual({
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    });

    const stack = foreignStack();
    pipelineIn(stack, { encryptionKey: new Key(stack, 'Key') });
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
            },
          },
        ],
      },
    });
  });

  it('keeps versions for thirty days, and moves day files to cheaper storage after as long', () => {
    expect(Properties['VersioningConfiguration']).toEqual({ Status: 'Enabled' });
    expect(Properties['LifecycleConfiguration']).toEqual({
      Rules: [
        {
          Id: 'day-files',
          Status: 'Enabled',
          Prefix: 'days/',
          Transitions: [{ StorageClass: 'STANDARD_IA', TransitionInDays: 30 }],
        },
        {
          Id: 'old-versions',
          Status: 'Enabled',
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
          ExpiredObjectDeleteMarker: true,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        },
      ],
    });
  });

  it('stays when its stack goes, and has no lock that would forbid to erase a person', () => {
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['RetainExceptOnCreate', 'Retain']);
    expect(Properties).not.toHaveProperty('ObjectLockEnabled');
  });
});

describe("the archive's queue", () => {
  it('is a standard queue, of which Lambda takes more than ten messages at once', () => {
    const queue = resource(template, 'AWS::SQS::Queue', 'PipelineArchiveQueue9').Properties;

    expect(queue).not.toHaveProperty('FifoQueue');
    expect(queue['MessageRetentionPeriod']).toBe(1_209_600);
    const { deadLetterTargetArn, maxReceiveCount } = queue['RedrivePolicy'] as Record<string, unknown>;
    expect(rendered(deadLetterTargetArn)).toBe('<PipelineArchiveQueueDlq.Arn>');
    expect(maxReceiveCount).toBe(200);
  });

  it('gets every event, those of tests too and those of the canary not, as the bare envelope', () => {
    const subscription = resource(template, 'AWS::SNS::Subscription', 'PipelineArchiveQueue').Properties;

    expect(subscription).toMatchObject({ Protocol: 'sqs', RawMessageDelivery: true });
    expect(subscription).toMatchObject({ FilterPolicy: { source: [{ 'anything-but': ['privy/canary'] }] } });
  });

  it('has a dead-letter queue for its subscription that is FIFO, as SNS demands of a FIFO topic', () => {
    const { RedrivePolicy } = resource(template, 'AWS::SNS::Subscription', 'PipelineArchiveQueue').Properties;
    const { deadLetterTargetArn } = RedrivePolicy as { readonly deadLetterTargetArn: object };

    expect(rendered(deadLetterTargetArn)).toBe('<PipelineArchiveQueueSubscriptionDlq.Arn>');
    expect(
      resource(template, 'AWS::SQS::Queue', 'PipelineArchiveQueueSubscriptionDlq').Properties['FifoQueue'],
    ).toBe(true);
  });

  it('refuses connections without TLS, and takes messages from the topic only', () => {
    const { PolicyDocument } = resource(
      template,
      'AWS::SQS::QueuePolicy',
      'PipelineArchiveQueuePolicy',
    ).Properties;
    const { Statement } = PolicyDocument as { readonly Statement: readonly Record<string, unknown>[] };

    expect(Statement.map(({ Effect, Action, Condition }) => ({ Effect, Action, Condition }))).toEqual([
      { Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      {
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Condition: { ArnEquals: { 'aws:SourceArn': { Ref: expect.stringMatching(/^PipelineEventsTopic/) } } },
      },
    ]);
  });
});

describe("the archive's writer", () => {
  it('is given as much as Lambda hands over at once, gathered for a minute', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10_000,
      MaximumBatchingWindowInSeconds: 60,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  it('has six times its time-out, and the window, before a message is shown to it again', () => {
    const writer = resource(template, 'AWS::Lambda::Function', 'PipelineArchiveWriter').Properties;
    const queue = resource(template, 'AWS::SQS::Queue', 'PipelineArchiveQueue9').Properties;

    expect(writer).toMatchObject({ Timeout: 60, MemorySize: 512 });
    expect(queue['VisibilityTimeout']).toBe(420);
  });

  it('keeps no key material unless the stage asks for it', () => {
    const variables = (of: Template) =>
      (resource(of, 'AWS::Lambda::Function', 'PipelineArchiveWriter').Properties['Environment'] as object)[
        'Variables' as never
      ];

    expect(variables(template)).toMatchObject({
      PIPELINE_NAME: 'WalletWebhooks-test',
      ARCHIVE_BUCKET: { Ref: expect.stringMatching(/^PipelineArchiveBucket/) },
      ARCHIVE_KEY_MATERIAL: 'false',
    });
    expect(variables(templateOf({ stages: { test: { archive: { keyMaterial: true } } } }))).toMatchObject({
      ARCHIVE_KEY_MATERIAL: 'true',
    });
  });
});

describe("the archive's alarms", () => {
  const alarms = Object.fromEntries(
    Object.entries(resources(template, 'AWS::CloudWatch::Alarm'))
      .filter(([id]) => /^PipelineArchive(?!Keeper)/.test(id))
      .map(([id, { Properties }]) => [id.slice('PipelineArchive'.length, -8), Properties]),
  );

  it('ring for what is not archived, late, failing, or no event', () => {
    expect(Object.keys(alarms).sort()).toEqual([
      'Failing',
      'Late',
      'NotArchived',
      'NotDelivered',
      'Unreadable',
    ]);
  });

  it('ring as soon as a message is in a dead-letter queue', () => {
    for (const [name, queue] of [
      ['NotArchived', 'PipelineArchiveQueueDlq'],
      ['NotDelivered', 'PipelineArchiveQueueSubscriptionDlq'],
    ] as const) {
      expect(alarms[name]).toMatchObject({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Threshold: 1,
        Dimensions: [
          { Name: 'QueueName', Value: { 'Fn::GetAtt': [expect.stringContaining(queue), 'QueueName'] } },
        ],
      });
    }
  });

  it('ring when the oldest has waited for a quarter of an hour', () => {
    expect(alarms['Late']).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 900 });
  });

  it('ring when the writer fails, or writes nothing, three times in a row', () => {
    expect(alarms['Failing']).toMatchObject({ EvaluationPeriods: 3, Threshold: 1 });
    expect(alarms['Failing']?.['Metrics']).toMatchObject([
      { Expression: 'FILL(errors, 0) + FILL(notArchived, 0)' },
      { MetricStat: { Metric: { MetricName: 'Errors' }, Stat: 'Sum', Period: 300 } },
      { MetricStat: { Metric: { MetricName: 'NotArchived' }, Stat: 'Sum', Period: 300 } },
    ]);
  });

  it('watch what the writer of this pipeline measures', () => {
    expect(alarms['Unreadable']?.['Metrics']).toMatchObject([
      {
        MetricStat: {
          Stat: 'Sum',
          Metric: {
            Namespace: 'WalletWebhooks',
            MetricName: 'Unreadable',
            Dimensions: [
              { Name: 'pipeline', Value: 'WalletWebhooks-test' },
              { Name: 'service', Value: 'archive' },
            ],
          },
        },
      },
    ]);
  });
});

describe('a stage without an archive', () => {
  const stack = stackOf({ ...smallPipeline, stages: { test: { archive: false } } });

  it('has nothing of it', () => {
    const without = Template.fromStack(stack);

    expect(Object.keys(without.toJSON()['Resources']).filter((id) => /archive/i.test(id))).toEqual([]);
    expect(Object.keys(without.findOutputs('*')).filter((id) => /archive/i.test(id))).toEqual([]);
    expect(stack.pipeline.archive).toBeUndefined();
  });

  it('is told what is lost', () => {
    Annotations.fromStack(stack).hasWarning(
      '/WalletWebhooks-test/Pipeline',
      Match.stringLikeRegexp('there is no archive .*: no event can be found again, replayed .* is lost'),
    );
  });

  it('is told nothing where it has one', () => {
    Annotations.fromStack(stackOf(smallPipeline)).hasNoWarning('*', Match.stringLikeRegexp('archive'));
  });
});

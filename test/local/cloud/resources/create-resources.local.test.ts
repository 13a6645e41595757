import { DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsCommand,
} from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { startTestEngines, type TestEngines } from './stack.ts';

const table = {
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'parked', AttributeType: 'S' },
    { AttributeName: 'parkedAt', AttributeType: 'S' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  DeletionProtectionEnabled: true,
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-age',
      KeySchema: [
        { AttributeName: 'parked', KeyType: 'HASH' },
        { AttributeName: 'parkedAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['parkedGroup'] },
    },
  ],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

function at(path: string) {
  return { Metadata: { 'aws:cdk:path': `Stack/${path}/Resource` } };
}

describe('createResources', () => {
  let engines: TestEngines;

  beforeAll(async () => {
    engines = await startTestEngines();
  });

  afterAll(() => engines.close());

  it('creates a table with its keys, indexes and time to live, under a name made from its path', async () => {
    const stack = await engines.create({
      TableABC: { Type: 'AWS::DynamoDB::Table', Properties: table, ...at('Pipeline/Ledger/Table') },
    });

    const { dynamodb } = stack.clients;
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: 'ledger-table' }));
    expect(Table?.KeySchema).toEqual(table.KeySchema);
    expect(Table?.GlobalSecondaryIndexes?.[0]).toMatchObject(table.GlobalSecondaryIndexes[0] ?? {});
    const ttl = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: 'ledger-table' }));
    expect(ttl.TimeToLiveDescription).toMatchObject({
      TimeToLiveStatus: 'ENABLED',
      AttributeName: 'expiresAt',
    });
    expect(stack.tables).toEqual([{ name: 'ledger-table', path: 'Pipeline/Ledger/Table' }]);
  });

  it('creates a global table with its replica here, and refuses one elsewhere', async () => {
    const { DeletionProtectionEnabled, PointInTimeRecoverySpecification, ...rest } = table;
    const replica = (Region: unknown) => ({
      Global: {
        Type: 'AWS::DynamoDB::GlobalTable',
        Properties: { ...rest, Replicas: [{ Region, PointInTimeRecoverySpecification }] },
      },
    });

    const stack = await engines.create(replica({ Ref: 'AWS::Region' }));
    expect(stack.tables).toEqual([{ name: 'global', path: 'Global' }]);
    await expect(engines.create(replica('us-east-1'))).rejects.toThrow(
      /Global \(AWS::DynamoDB::GlobalTable\): replicas outside eu-west-1 are not supported: us-east-1$/,
    );
  });

  it('creates topic, queues and subscription with the attributes of the template', async () => {
    const stack = await engines.create({
      Subscription: {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          TopicArn: { Ref: 'Topic' },
          Protocol: 'sqs',
          Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          FilterPolicy: { type: [{ prefix: 'privy.user.' }] },
          RawMessageDelivery: true,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dlq', 'Arn'] } },
        },
        DependsOn: ['Policy'],
      },
      Policy: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: { PolicyDocument: {}, Queues: [{ Ref: 'Queue' }] },
      },
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: {
          TopicName: 'events.fifo',
          FifoTopic: true,
          MaximumMessageSize: 1_048_576,
          FifoThroughputScope: 'MessageGroup',
        },
      },
      Queue: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          FifoQueue: true,
          DeduplicationScope: 'messageGroup',
          FifoThroughputLimit: 'perMessageGroupId',
          VisibilityTimeout: 180,
          MessageRetentionPeriod: 1_209_600,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dlq', 'Arn'] }, maxReceiveCount: 5 },
        },
        ...at('Pipeline/example/Subscriber/Queue'),
      },
      Dlq: {
        Type: 'AWS::SQS::Queue',
        Properties: { FifoQueue: true },
        ...at('Pipeline/example/Subscriber/Dlq'),
      },
    });

    const [dlq, queue] = stack.queues;
    expect(queue).toMatchObject({
      arn: 'arn:aws:sqs:eu-west-1:000000000000:example-subscriber-queue.fifo',
      deadLetterQueueArn: 'arn:aws:sqs:eu-west-1:000000000000:example-subscriber-dlq.fifo',
    });
    expect(dlq?.url).toMatch(/\/000000000000\/example-subscriber-dlq\.fifo$/);
    const { Attributes } = await stack.clients.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: queue?.url, AttributeNames: ['All'] }),
    );
    expect(Attributes).toMatchObject({
      FifoQueue: 'true',
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
      VisibilityTimeout: '180',
      RedrivePolicy:
        '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:000000000000:example-subscriber-dlq.fifo","maxReceiveCount":5}',
    });
    const TopicArn = 'arn:aws:sns:eu-west-1:000000000000:events.fifo';
    const topic = await stack.clients.sns.send(new GetTopicAttributesCommand({ TopicArn }));
    expect(topic.Attributes).toMatchObject({ FifoTopic: 'true', MaximumMessageSize: '1048576' });
    const { Subscriptions = [] } = await stack.clients.sns.send(new ListSubscriptionsCommand({}));
    const { SubscriptionArn } = Subscriptions[0] ?? {};
    const subscription = await stack.clients.sns.send(
      new GetSubscriptionAttributesCommand({ SubscriptionArn }),
    );
    expect(subscription.Attributes).toMatchObject({
      Endpoint: 'arn:aws:sqs:eu-west-1:000000000000:example-subscriber-queue.fifo',
      FilterPolicy: '{"type":[{"prefix":"privy.user."}]}',
      RawMessageDelivery: 'true',
    });
    expect(stack.subscriptions).toEqual([
      {
        topicArn: TopicArn,
        queueArn: queue?.arn,
        deadLetterQueueArn: 'arn:aws:sqs:eu-west-1:000000000000:example-subscriber-dlq.fifo',
      },
    ]);
  });

  it('creates a standard topic, and nothing for the e-mail addresses that subscribe to it', async () => {
    const stack = await engines.create({
      People: {
        Type: 'AWS::SNS::Topic',
        Properties: { KmsMasterKeyId: 'alias/aws/sns' },
        ...at('Pipeline/security-alerts/Topics/people/Topic'),
      },
      Mail: {
        Type: 'AWS::SNS::Subscription',
        Properties: { TopicArn: { Ref: 'People' }, Protocol: 'email', Endpoint: 'security@example.com' },
      },
    });

    const [topic, ...others] = stack.topics;
    expect([topic?.path, others]).toEqual(['Pipeline/security-alerts/Topics/people/Topic', []]);
    const { Subscriptions = [] } = await stack.clients.sns.send(new ListSubscriptionsCommand({}));
    expect(Subscriptions.filter(({ TopicArn }) => TopicArn === topic?.arn)).toEqual([]);
  });

  it('leaves out a resource whose condition does not hold', async () => {
    const { queues } = await engines.create(
      {
        Kept: { Type: 'AWS::SQS::Queue', Condition: 'Here' },
        LeftOut: { Type: 'AWS::SQS::Queue', Condition: 'Elsewhere' },
      },
      {
        Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] },
        Elsewhere: { 'Fn::Not': [{ Condition: 'Here' }] },
      },
    );

    expect(queues.map(({ path }) => path)).toEqual(['Kept']);
  });

  it('gives two resources whose paths read the same different names', async () => {
    const { queues } = await engines.create({
      FirstQueue1: { Type: 'AWS::SQS::Queue', ...at('Pipeline/OneMore/Queue') },
      SecondQueue2: { Type: 'AWS::SQS::Queue', ...at('Pipeline/one-more/Queue') },
    });

    expect(queues.map(({ arn }) => arn.split(':').at(-1))).toEqual(['one-more-queue', 'SecondQueue2']);
  });
});

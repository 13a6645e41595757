import { connectServices } from '../../../ops/stage/connect-services.ts';
import { type Answers, RefusedCall, startAnsweringAws } from '../stage/answering-aws.ts';

const SQS = 'https://sqs.eu-west-1.amazonaws.com/1/';
const TAG = { key: 'wallet-webhooks:pipeline', value: 'Shop-prod' };
const Tags = [{ Key: TAG.key, Value: TAG.value }];

async function asked<Value>(answers: Answers, ask: (services: Services) => Promise<Value>) {
  const aws = await startAnsweringAws(answers);
  const names = ['cloudformation', 'dynamodb', 's3', 'secretsmanager', 'sqs'];
  const { services, close } = connectServices({
    region: 'eu-west-1',
    endpoints: Object.fromEntries(names.map((name) => [name, aws.endpoint])),
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  try {
    return await ask(services);
  } finally {
    close();
    await aws.close();
  }
}
type Services = ReturnType<typeof connectServices>['services'];

describe('what is in a stack', () => {
  it('is all that it has, page by page, without what it has no more', async () => {
    const page = (members: string, token = '') =>
      `<ListStackResourcesResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><ListStackResourcesResult><StackResourceSummaries>${members}</StackResourceSummaries>${token}</ListStackResourcesResult></ListStackResourcesResponse>`;
    const member = (id: string, status = 'CREATE_COMPLETE') =>
      `<member><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${id}</PhysicalResourceId><ResourceType>T</ResourceType><LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp><ResourceStatus>${status}</ResourceStatus></member>`;

    const ids = await asked(
      {
        ListStackResources: ({ NextToken }) =>
          NextToken === undefined
            ? page(member('one') + member('gone', 'DELETE_SKIPPED'), '<NextToken>2</NextToken>')
            : page(member('two')),
      },
      async (services) => await (await services.stacks()).physicalIds('Shop-prod'),
    );

    expect(ids).toEqual(['one', 'two']);
  });
});

describe('what carries a tag', () => {
  it('are queues by the beginning of their names, each with its tags read', async () => {
    const urls = await asked(
      {
        'AmazonSQS.ListQueues': ({ QueueNamePrefix }) => ({
          QueueUrls: [`${SQS}${QueueNamePrefix}1`, `${SQS}other`],
        }),
        'AmazonSQS.ListQueueTags': ({ QueueUrl }) =>
          QueueUrl === `${SQS}other` ? {} : { Tags: { [TAG.key]: TAG.value } },
      },
      async (services) => await (await services.state()).queues('Shop-prod-', TAG),
    );

    expect(urls).toEqual([`${SQS}Shop-prod-1`]);
  });

  it('are tables of the stack and of no other whose name begins with the same', async () => {
    const names = await asked(
      {
        'DynamoDB_20120810.ListTables': () => ({ TableNames: ['Other', 'Shop-prod-1', 'Shop-prod-eu-2'] }),
        'DynamoDB_20120810.ListTagsOfResource': ({ ResourceArn }) =>
          ResourceArn === 'arn:Shop-prod-1' ? { Tags } : { Tags: [{ Key: TAG.key, Value: 'Shop-prod-eu' }] },
      },
      async (services) => await (await services.state()).tables('Shop-prod-', TAG, (name) => `arn:${name}`),
    );

    expect(names).toEqual(['Shop-prod-1']);
  });

  it('are secrets that have the very value, and not one that begins with it', async () => {
    const secrets = [
      { ARN: 'arn:one', Tags },
      { ARN: 'arn:two', Tags: [{ Key: TAG.key, Value: 'Shop-prod-eu' }] },
    ];

    const arns = await asked(
      { 'secretsmanager.ListSecrets': () => ({ SecretList: secrets }) },
      async (services) => await (await services.state()).secrets(TAG),
    );

    expect(arns).toEqual(['arn:one']);
  });
});

describe('how a table is kept', () => {
  const described: Answers = {
    'DynamoDB_20120810.DescribeTable': () => ({
      Table: { TableArn: 'arn:1', TableStatus: 'ACTIVE', DeletionProtectionEnabled: true },
    }),
    'DynamoDB_20120810.DescribeContinuousBackups': () => ({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
      },
    }),
    'DynamoDB_20120810.DescribeTimeToLive': () => ({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
    }),
    'DynamoDB_20120810.ListTagsOfResource': () => ({
      Tags: [...Tags, { Key: 'aws:cloudformation:stack-name', Value: 'Shop-prod' }],
    }),
  };
  const state = (answers: Answers) =>
    asked(answers, async (services) => await (await services.tableStates()).state('Ledger'));

  it('is what DynamoDB says of it in four answers', async () => {
    expect(await state(described)).toEqual({
      arn: 'arn:1',
      status: 'ACTIVE',
      refusesDeletion: true,
      pointInTimeRecovery: true,
      timeToLive: 'expiresAt',
      tags: { 'wallet-webhooks:pipeline': 'Shop-prod' },
    });
  });

  it('is nothing where there is no table of the name', async () => {
    const none = () => new RefusedCall('ResourceNotFoundException', 'no');

    expect(await state({ 'DynamoDB_20120810.DescribeTable': none })).toBeUndefined();
  });
});

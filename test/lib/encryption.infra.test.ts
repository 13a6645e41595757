import { NestedStack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { WebhookConsumer } from '../../lib/webhook-consumer.ts';
import { RolePermissions } from './role-permissions.ts';
import {
  foreignApp,
  foreignStack,
  pipelineIn,
  rendered,
  resource,
  resources,
  smallPipeline,
  stackOf,
  templateOf,
} from './template-of.ts';

const ENV = { account: '111111111111', region: 'eu-west-1' };
const PARTS = {
  handlers: [userDirectory],
  consumers: { billing: { events: ['*' as const], accountIds: ['222222222222'] } },
};

const stack = foreignStack('Platform', { env: ENV });
pipelineIn(stack, { ...PARTS, encryptionKey: new Key(stack, 'Key') });
// Fails where resources wait for each other in a circle.
const template = Template.fromStack(stack);

/** The key of every resource of a type, as the property has it. */
function keysOf(type: string, property: string): unknown[] {
  return Object.values(resources(template, type)).map(({ Properties }) =>
    property
      .split('.')
      .reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], Properties),
  );
}

describe('a key that is given', () => {
  it.each([
    ['AWS::SNS::Topic', 'KmsMasterKeyId', 1],
    ['AWS::SQS::Queue', 'KmsMasterKeyId', 9],
    ['AWS::DynamoDB::Table', 'SSESpecification.KMSMasterKeyId', 6],
    ['AWS::SecretsManager::Secret', 'KmsKeyId', 1],
    ['AWS::Logs::LogGroup', 'KmsKeyId', 9],
  ])('encrypts every %s', (type, property, count) => {
    const keys = keysOf(type, property);

    expect(keys).toHaveLength(count);
    for (const key of keys) expect(rendered(key)).toBe('<Key.Arn>');
  });

  it("lets in SNS for this topic, CloudWatch for this stack's logs, and the accounts that read a queue", () => {
    const { Statement } = resource(template, 'AWS::KMS::Key').Properties['KeyPolicy'] as {
      Statement: Record<string, unknown>[];
    };
    const [root, ...others] = Statement;

    expect(root).toMatchObject({ Action: 'kms:*' });
    expect(others.map(({ Principal, Action, Condition }) => ({ Principal, Action, Condition }))).toEqual([
      {
        Principal: { Service: 'sns.amazonaws.com' },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: {
          ArnEquals: {
            'aws:SourceArn': arnLike(`sns:eu-west-1:111111111111:${topicName(template)}`),
          },
        },
      },
      {
        Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
        Action: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        Condition: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': logGroupsIn(template),
          },
        },
      },
      {
        Principal: { AWS: arnLike('iam::222222222222:root') },
        Action: 'kms:Decrypt',
        Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } },
      },
    ]);
  });

  it('lets in each log group by the name that CloudFormation gives it, and none of another stack', () => {
    const arn = 'logs:eu-west-1:111111111111:log-group:';

    expect(logGroupsIn(template)).toEqual([
      arnLike(`${arn}Platform-WebhooksIntakeLog3D723530-*`),
      arnLike(`${arn}Platform-WebhooksDrainLog24ADE3F9-*`),
      arnLike(`${arn}Platform-WebhooksArchiveWriterLog5CDD3CC8-*`),
      arnLike(`${arn}Platform-WebhooksArchiveKeeperLogEBE0B32F-*`),
      arnLike(`${arn}Platform-WebhooksApiAccessLog40292125-*`),
      arnLike(`${arn}aws-waf-logs-Platform-Webhooks-WebAcl-B3B15A00`),
      arnLike(`${arn}Platform-WebhooksSourceHealthLogFD5B3312-*`),
      arnLike(`${arn}Platform-WebhooksOperationsLog4C7AE83A-*`),
      arnLike(`${arn}Platform-WebhooksuserdirectoryHandlerLog8E2853F9-*`),
    ]);
  });

  it('does not make the secrets readable to whoever may use Secrets Manager', () => {
    const text = JSON.stringify(resource(template, 'AWS::KMS::Key').Properties['KeyPolicy']);

    expect(text).not.toContain('secretsmanager');
  });
});

describe('the functions', () => {
  const via = (service: string) => ({ context: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` } });
  const may = (role: string, action: string, service: string) =>
    new RolePermissions(template, role).may(action, 'Key', via(service));

  it.each([
    ['WebhooksIntakeRole', 'kms:GenerateDataKey', 'sns'],
    ['WebhooksIntakeRole', 'kms:Decrypt', 'dynamodb'],
    ['WebhooksIntakeRole', 'kms:Decrypt', 'secretsmanager'],
    ['WebhooksDrainRole', 'kms:GenerateDataKey', 'sns'],
    ['WebhooksDrainRole', 'kms:Decrypt', 'dynamodb'],
    ['WebhooksArchiveWriterRole', 'kms:Decrypt', 'sqs'],
    ['WebhooksArchiveWriterRole', 'kms:GenerateDataKey', 's3'],
    ['WebhooksuserdirectoryHandlerRole', 'kms:Decrypt', 'sqs'],
    ['WebhooksuserdirectoryHandlerRole', 'kms:Encrypt', 'dynamodb'],
  ])('use the key through the services they call: %s may %s through %s', async (role, action, service) => {
    expect(await may(role, action, service)).toBe(true);
  });

  it.each([
    ['WebhooksIntakeRole', 'kms:Decrypt', 's3'],
    ['WebhooksArchiveWriterRole', 'kms:GenerateDataKey', 'dynamodb'],
    ['WebhooksIntakeRole', 'kms:Encrypt', 'secretsmanager'],
    ['WebhooksDrainRole', 'kms:Decrypt', 'secretsmanager'],
    ['WebhooksuserdirectoryHandlerRole', 'kms:GenerateDataKey', 'sns'],
    ['WebhooksuserdirectoryHandlerRole', 'kms:ScheduleKeyDeletion', 'dynamodb'],
  ])('use it for nothing else: %s may not %s through %s', async (role, action, service) => {
    expect(await may(role, action, service)).toBe(false);
  });
});

describe('a pipeline without a key', () => {
  const plain = templateOf();

  it('encrypts the topic with the key that SNS makes for the account, which its publishers may use', () => {
    plain.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: 'alias/aws/sns' });
  });

  it("leaves queues to SQS's own key, because SNS cannot deliver to one with the key that SQS makes for the account", () => {
    plain.allResourcesProperties('AWS::SQS::Queue', { KmsMasterKeyId: Match.absent() });
  });

  it('names no key in the permissions of its functions', () => {
    expect(JSON.stringify(resources(plain, 'AWS::IAM::Policy'))).not.toContain('kms:');
  });
});

describe('a key that this app only refers to', () => {
  const arn = 'arn:aws:kms:eu-west-1:111111111111:key/1234abcd';

  it('is used, and the synthesis says which statements its policy must have', () => {
    const other = foreignStack('Platform', { env: ENV });
    pipelineIn(other, { ...PARTS, encryptionKey: Key.fromKeyArn(other, 'Key', arn) });

    const warnings = Annotations.fromStack(other).findWarning('*', Match.stringLikeRegexp('Platform/Key'));
    expect(warnings.map(({ entry }) => /"Service":"([^"]+)"|"AWS":/.exec(String(entry.data))?.[0])).toEqual([
      '"Service":"sns.amazonaws.com"',
      '"Service":"logs.eu-west-1.amazonaws.com"',
      '"AWS":',
    ]);
    expect(String(warnings[1]?.entry.data)).toContain(':log-group:Platform-*"');
  });

  it('is that of a stage by its ARN', () => {
    const { pipeline } = stackOf({ ...smallPipeline, stages: { test: { encryptionKeyArn: arn } } });

    expect(pipeline.topic.topic.masterKey?.keyArn).toBe(arn);
  });

  it('is refused where it is in another region', () => {
    const us = foreignStack('Us', { env: { ...ENV, region: 'us-east-1' } });

    expect(() => pipelineIn(us, { encryptionKey: Key.fromKeyArn(us, 'Key', arn) })).toThrow(
      'encryptionKey: Us/Key is in eu-west-1; allowed: us-east-1, the region of the stack',
    );
  });
});

describe('the key of an alarm topic', () => {
  it('lets in the alarms of the pipeline, of which CloudWatch would drop what they say', () => {
    const other = foreignStack('Platform', { env: ENV });
    const masterKey = new Key(other, 'OnCallKey');
    pipelineIn(other, { alarms: { topic: new Topic(other, 'OnCall', { masterKey }) } });

    Template.fromStack(other).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: [
          Match.anyValue(),
          {
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Condition: {
              StringEquals: { 'aws:SourceAccount': '111111111111' },
              ArnLike: {
                'aws:SourceArn': arnLike(
                  'cloudwatch:eu-west-1:111111111111:alarm:Platform-Webhooks-173E8108 *',
                ),
              },
            },
            Resource: '*',
          },
        ],
      },
    });
  });
});

describe('a ledger that is given with its key', () => {
  it('is used through that key', () => {
    const other = foreignStack('Platform', { env: ENV });
    const encryptionKey = new Key(other, 'RestoredKey');
    const ledgerTable = Table.fromTableAttributes(other, 'Restored', {
      tableName: 'restored',
      encryptionKey,
    });
    pipelineIn(other, { ledgerTable });

    const policies = Object.values(resources(Template.fromStack(other), 'AWS::IAM::Policy'));
    const onKey = policies.filter(({ Properties }) => JSON.stringify(Properties).includes('kms:ViaService'));
    // The intake's, the drain's and that of the archive's keeper.
    expect(onKey).toHaveLength(3);
  });
});

describe('the key of a pipeline in a nested stack', () => {
  it('lets in the logs of stacks nested in this one, whose own name only the deployment knows', () => {
    const outer = foreignStack('Platform', { env: ENV });
    const nested = new NestedStack(outer, 'Nested');
    const encryptionKey = new Key(outer, 'Key');
    pipelineIn(nested, { encryptionKey });

    const text = JSON.stringify(logGroupsIn(Template.fromStack(outer)));
    expect(text).toContain(':log-group:Platform-*-WebhooksIntakeLog');
    expect(text).not.toContain(':log-group:*');
  });
});

describe('a key of another stack of the app', () => {
  it('lets the same in, without its stack waiting for the pipeline', () => {
    const app = foreignApp();
    const security = foreignStack('Security', { env: ENV }, app);
    const encryptionKey = new Key(security, 'Key');
    pipelineIn(foreignStack('Platform', { env: ENV }, app), { ...PARTS, encryptionKey });

    expect(() => app.synth()).not.toThrow();
    expect(security.dependencies).toEqual([]);
  });
});

describe("a consumer in another team's stack", () => {
  it("lets SNS use its team's key for that topic", () => {
    const team = foreignStack('Team', { env: { account: '222222222222', region: 'eu-west-1' } });
    const arn = 'arn:aws:sns:eu-west-1:111111111111:Platform-Webhooks-Events-Topic.fifo';
    new WebhookConsumer(team, 'Billing', {
      topic: Topic.fromTopicArn(team, 'Events', arn),
      events: ['*'],
      encryptionKey: new Key(team, 'Key'),
    });

    Template.fromStack(team).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: [
          Match.anyValue(),
          {
            Principal: { Service: 'sns.amazonaws.com' },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Condition: { ArnEquals: { 'aws:SourceArn': arn } },
            Effect: 'Allow',
            Resource: '*',
          },
        ],
      },
    });
  });
});

/** The log groups that a key is for. */
function logGroupsIn(of: Template): unknown {
  const { Statement } = resource(of, 'AWS::KMS::Key').Properties['KeyPolicy'] as {
    Statement: { Condition?: { ArnLike?: Record<string, unknown> } }[];
  };
  return Statement.map(({ Condition }) => Condition?.ArnLike?.['kms:EncryptionContext:aws:logs:arn']).find(
    (logGroups) => logGroups !== undefined,
  );
}

function topicName(of: Template): unknown {
  return resource(of, 'AWS::SNS::Topic').Properties['TopicName'];
}

function arnLike(rest: string) {
  return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:${rest}`]] };
}

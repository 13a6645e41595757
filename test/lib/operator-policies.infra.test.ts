import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { ManagedPermissions } from './role-permissions.ts';
import { resources, templateOf } from './template-of.ts';

const stages = { test: { operatorPolicies: {}, alarms: { emails: ['on-call@example.com'] } } };
const template = templateOf({ stages });
const reader = new ManagedPermissions(template, 'PipelineOperationsPoliciesRead');
const operator = new ManagedPermissions(template, 'PipelineOperationsPolicies');

const ACCOUNT = 'eu-west-1:111111111111';
const MAPPING = Object.keys(resources(template, 'AWS::Lambda::EventSourceMapping')).find((id) =>
  id.startsWith('PipelineuserdirectoryHandler'),
);
/** Of a subscriber that was removed. */
const LEFT_QUEUE = `arn:aws:sqs:${ACCOUNT}:WalletWebhooks-test-PipelineOldQueue-0123.fifo`;
const OPERATED = { context: { 'events:source': 'wallet-webhooks' } };

/** A call of the commands, by the SDK's name, and what it takes on what. An ARN, or how a logical id begins. */
type Call = readonly [command: string, action: string, targets: readonly string[], part?: string];

const LOOKING: readonly Call[] = [
  [
    'GetParametersByPath',
    'ssm:GetParametersByPath',
    [
      `arn:aws:ssm:${ACCOUNT}:parameter/wallet-webhooks`,
      `arn:aws:ssm:${ACCOUNT}:parameter/wallet-webhooks/WalletWebhooks-test`,
    ],
  ],
  ['GetMetricData', 'cloudwatch:GetMetricData', ['*']],
  ['DescribeAlarms', 'cloudwatch:DescribeAlarms', ['*']],
  [
    'DescribeStacks',
    'cloudformation:DescribeStacks',
    [`arn:aws:cloudformation:${ACCOUNT}:stack/WalletWebhooks-test/0123`],
  ],
  [
    'FilterLogEvents',
    'logs:FilterLogEvents',
    [
      'PipelineIntakeLog',
      'PipelineDrainLog',
      'PipelineuserdirectoryHandlerLog',
      'PipelineArchiveWriterLog',
      'PipelineArchiveKeeperLog',
      'PipelineOperationsLog',
    ],
  ],
  [
    'GetItem',
    'dynamodb:GetItem',
    [
      'PipelineLedgerTable',
      'PipelineInboxTable',
      'PipelineParkedTable',
      'PipelineQuarantineTable',
      'Pipelineuserdirectoryusers',
    ],
  ],
  [
    'Query',
    'dynamodb:Query',
    ['PipelineLedgerTable', 'PipelineInboxTable', 'PipelineParkedTable', 'PipelineQuarantineTable'],
  ],
  ['Query', 'dynamodb:Query', ['PipelineParkedTable'], '/index/by-age'],
  ['Scan', 'dynamodb:Scan', ['Pipelineuserdirectoryusers']],
  ['ListObjectsV2', 's3:ListBucket', ['PipelineArchiveBucket']],
  ['GetObject', 's3:GetObject', ['PipelineArchiveBucket'], '/hot/2026-11-27/0123.jsonl.gz'],
  ['GetObject', 's3:GetObject', ['PipelineArchiveBucket'], '/manifests/privy/main/2026-11-27.json'],
  ['GetObject', 's3:GetObject', ['PipelineArchiveBucket'], '/days/privy/main/2026-11-27/1-0123.parquet'],
  [
    'ListSubscriptionsByTopic',
    'sns:ListSubscriptionsByTopic',
    ['PipelineEventsTopic', 'PipelineAlarmReceiversTopic'],
  ],
  ['GetSubscriptionAttributes', 'sns:GetSubscriptionAttributes', ['PipelineEventsTopic']],
  [
    'GetQueueAttributes',
    'sqs:GetQueueAttributes',
    [
      'PipelinebillingSubscriberQueue',
      'PipelinebillingSubscriberDlq',
      'PipelinebillingSubscriberSubscriptionDlq',
      'PipelineuserdirectorySubscriberQueue',
      'PipelineArchiveQueueDlq',
    ],
  ],
  ...(
    [
      ['ReceiveMessage', 'sqs:ReceiveMessage'],
      ['ChangeMessageVisibility', 'sqs:ChangeMessageVisibility'],
    ] as const
  ).map(
    ([command, action]): Call => [
      command,
      action,
      [
        'PipelinebillingSubscriberDlq',
        'PipelinebillingSubscriberSubscriptionDlq',
        'PipelineuserdirectorySubscriberDlq',
        'PipelineArchiveQueueDlq',
        'PipelineArchiveQueueSubscriptionDlq',
      ],
    ],
  ),
  ['ListEventSourceMappings', 'lambda:ListEventSourceMappings', ['*']],
  [
    'ListStackResources',
    'cloudformation:ListStackResources',
    [`arn:aws:cloudformation:${ACCOUNT}:stack/WalletWebhooks-test/0123`],
  ],
  ['ListQueues', 'sqs:ListQueues', ['*']],
  ['ListTables', 'dynamodb:ListTables', ['*']],
  ['ListSecrets', 'secretsmanager:ListSecrets', ['*']],
  ['ListBuckets', 's3:ListAllMyBuckets', ['*']],
  ['ListQueueTags', 'sqs:ListQueueTags', [LEFT_QUEUE]],
  ['GetQueueAttributes', 'sqs:GetQueueAttributes', [LEFT_QUEUE]],
  ['GetBucketTagging', 's3:GetBucketTagging', ['arn:aws:s3:::walletwebhooks-test-pipelinearchive-0123']],
  ...['DescribeTable', 'DescribeContinuousBackups', 'DescribeTimeToLive', 'ListTagsOfResource'].map(
    (command): Call => [
      command,
      `dynamodb:${command}`,
      [
        'PipelineLedgerTable',
        'PipelineQuarantineTable',
        'Pipelineuserdirectoryusers',
        `arn:aws:dynamodb:${ACCOUNT}:table/WalletWebhooks-test-PipelineOldTable-0123`,
      ],
    ],
  ),
  [
    'ListSecretVersionIds',
    'secretsmanager:ListSecretVersionIds',
    ['PipelineSecretsprivymain', 'PipelineSecretsdynamicmain'],
  ],
];

const CHANGING: readonly Call[] = [
  [
    'Invoke',
    'lambda:InvokeFunction',
    ['PipelineuserdirectoryHandlerFunction', 'PipelineDrainFunction', 'PipelineArchiveKeeperFunction'],
  ],
  [
    'UpdateEventSourceMapping',
    'lambda:UpdateEventSourceMapping',
    [`arn:aws:lambda:${ACCOUNT}:event-source-mapping:${MAPPING}`],
  ],
  [
    'SendMessage',
    'sqs:SendMessage',
    ['PipelinebillingSubscriberQueue', 'PipelineuserdirectorySubscriberQueue', 'PipelineArchiveQueue9'],
  ],
  [
    'DeleteMessage',
    'sqs:DeleteMessage',
    [
      'PipelinebillingSubscriberDlq',
      'PipelinebillingSubscriberSubscriptionDlq',
      'PipelineArchiveQueueDlq',
      'PipelineArchiveQueueSubscriptionDlq',
    ],
  ],
  ['PutSecretValue', 'secretsmanager:PutSecretValue', ['PipelineSecretsprivymain']],
  ['CreateLogStream', 'logs:CreateLogStream', ['PipelineOperationsLog'], 'log-stream:ada'],
  ['PutLogEvents', 'logs:PutLogEvents', ['PipelineOperationsLog'], 'log-stream:ada'],
  ['PutEvents', 'events:PutEvents', [`arn:aws:events:${ACCOUNT}:event-bus/default`]],
];

/** Everybody may ask who they are; and of local mode, which makes its secrets up, they are read. */
const FREE = ['GetCallerIdentity', 'GetSecretValue'];

/** Whether each call is allowed on each of its targets. */
async function decisions(permissions: ManagedPermissions, calls: readonly Call[]): Promise<string[]> {
  const all = calls.flatMap(([, action, targets, part]) =>
    targets.map((target) => ({ action, target, part })),
  );
  return await Promise.all(
    all.map(async ({ action, target, part }) => {
      const isArn = target.startsWith('arn:') || target === '*';
      const isAllowed = isArn
        ? await permissions.mayOn(action, target, OPERATED)
        : await permissions.may(action, target, part === undefined ? {} : { part });
      return `${isAllowed ? 'may' : 'may not'} ${action} ${target}${part ?? ''}`;
    }),
  );
}

function everyTarget(calls: readonly Call[], beginning: string): string[] {
  return calls.flatMap(([, action, targets, part]) =>
    targets.map((target) => `${beginning} ${action} ${target}${part ?? ''}`),
  );
}

describe('the policies of people', () => {
  it('are made for nobody unless the stage asks for them', () => {
    expect(resources(templateOf(), 'AWS::IAM::ManagedPolicy')).toEqual({});
  });

  it('let who looks do all that looking takes', async () => {
    expect(await decisions(reader, LOOKING)).toEqual(everyTarget(LOOKING, 'may'));
  });

  it('let who looks change nothing', async () => {
    expect(await decisions(reader, CHANGING)).toEqual(everyTarget(CHANGING, 'may not'));
  });

  it('let who repairs do all that the commands take', async () => {
    const calls = [...LOOKING, ...CHANGING];

    expect(await decisions(operator, calls)).toEqual(everyTarget(calls, 'may'));
  });

  it('know every call of the commands, so that none is missing above', () => {
    const adapters = globSync(join(import.meta.dirname, '../../aws/operator/*.ts'));
    const called = adapters.flatMap((file) =>
      // Many at once take the same as one.
      [...readFileSync(file, 'utf8').matchAll(/new (\w+?)(?:Batch)?Command\(/g)].map(([, name]) => name),
    );
    // The archive is read through the adapter of its own functions.
    const known = [...LOOKING, ...CHANGING].map(([command]) => command).concat(FREE);

    expect([...new Set(called)].filter((name) => !known.includes(String(name)))).toEqual([]);
  });

  it.each([
    ['secretsmanager:GetSecretValue', 'PipelineSecretsprivymain'],
    ['sqs:ReceiveMessage', 'PipelinebillingSubscriberQueue'],
    ['sqs:PurgeQueue', 'PipelinebillingSubscriberDlq'],
    ['lambda:InvokeFunction', 'PipelineIntakeFunction'],
    ['lambda:UpdateFunctionCode', 'PipelineDrainFunction'],
    ['dynamodb:PutItem', 'PipelineLedgerTable'],
    ['dynamodb:Scan', 'PipelineLedgerTable'],
    ['dynamodb:DeleteItem', 'PipelineQuarantineTable'],
    ['sns:Publish', 'PipelineEventsTopic'],
    ['logs:PutLogEvents', 'PipelineIntakeLog'],
    ['logs:DeleteLogGroup', 'PipelineOperationsLog'],
  ])('let nobody do what no command does: %s on %s', async (action, target) => {
    expect(await operator.may(action, target)).toBe(false);
  });

  it.each(['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion'])(
    'let nobody change the archive: %s',
    async (action) => {
      const part = '/hot/2026-11-27/0123.jsonl.gz';

      expect(await operator.may(action, 'PipelineArchiveBucket', { part })).toBe(false);
    },
  );

  it('let nobody speak for other software, or switch what hands other functions their messages', async () => {
    const bus = `arn:aws:events:${ACCOUNT}:event-bus/default`;
    const other = { context: { 'events:source': 'payments' } };

    expect(await operator.mayOn('events:PutEvents', bus, other)).toBe(false);
    expect(
      await operator.mayOn(
        'lambda:UpdateEventSourceMapping',
        `arn:aws:lambda:${ACCOUNT}:event-source-mapping:another`,
      ),
    ).toBe(false);
  });

  it('are attached to the roles that the stage names', () => {
    const attached = templateOf({
      stages: { test: { operatorPolicies: { readers: ['support'], operators: ['on-call'] } } },
    });
    const roles = Object.entries(resources(attached, 'AWS::IAM::ManagedPolicy')).map(
      ([id, { Properties }]) => [id.replace(/[0-9A-F]{8}$/, ''), Properties['Roles']],
    );

    expect(roles).toEqual([
      ['PipelineOperationsPoliciesReadPolicy1', ['support', 'on-call']],
      ['PipelineOperationsPoliciesReadPolicy2', ['support', 'on-call']],
      ['PipelineOperationsPoliciesReadPolicy3', ['support', 'on-call']],
      ['PipelineOperationsPoliciesChangePolicy1', ['on-call']],
    ]);
  });

  it('are as many as it takes, because IAM takes 6,144 characters each', () => {
    const handlers = Array.from({ length: 12 }, (_, index) => ({
      ...userDirectory,
      name: `handler-with-a-long-name-${index}`,
    }));
    const policies = Object.values(resources(templateOf({ stages, handlers }), 'AWS::IAM::ManagedPolicy'));
    // With the longest names that CloudFormation gives in place of each reference.
    const lengths = policies.map(({ Properties }) => {
      const text = JSON.stringify(Properties['PolicyDocument']);
      return text.replaceAll(
        /\{"(Fn::GetAtt|Fn::Join|Ref)":.*?\]\}|\{"Ref":"[^"]*"\}/g,
        `"${'x'.repeat(160)}"`,
      ).length;
    });

    expect(policies.length).toBeGreaterThan(4);
    expect(Math.max(...lengths)).toBeLessThan(6_144);
  });

  it('use the key of the stage through the services, and not by itself', async () => {
    const encryptionKeyArn = 'arn:aws:kms:eu-west-1:111111111111:key/0123';
    const encrypted = templateOf({ stages: { test: { operatorPolicies: {}, encryptionKeyArn } } });
    const people = new ManagedPermissions(encrypted, 'PipelineOperationsPolicies');
    const [Effect, Principal] = ['Allow', { AWS: 'arn:aws:iam::111111111111:root' }];
    // The usual one, which leaves it to the policies of the account.
    const resourcePolicy = { Statement: [{ Effect, Principal, Action: 'kms:*', Resource: '*' }] };
    const via = (service: string) => ({
      resourcePolicy,
      context: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` },
    });

    expect(await people.mayOn('kms:Decrypt', encryptionKeyArn, via('dynamodb'))).toBe(true);
    expect(await people.mayOn('kms:GenerateDataKey', encryptionKeyArn, via('secretsmanager'))).toBe(true);
    expect(await people.mayOn('kms:Decrypt', encryptionKeyArn, via('rds'))).toBe(false);
    expect(await people.mayOn('kms:Decrypt', encryptionKeyArn, { resourcePolicy })).toBe(false);
  });
});

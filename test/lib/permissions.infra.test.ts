import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { RolePermissions } from './role-permissions.ts';
import { resource, templateOf } from './template-of.ts';

const template = templateOf();

describe('the intake', () => {
  const intake = new RolePermissions(template, 'PipelineIntakeRole');

  it('may do no more than its work takes', () => {
    expect(intake.actions()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'dynamodb:UpdateItem',
      'lambda:InvokeFunction',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
      'sns:Publish',
    ]);
  });

  it.each([
    ['dynamodb:PutItem', 'PipelineLedgerTable'],
    ['dynamodb:UpdateItem', 'PipelineLedgerTable'],
    ['dynamodb:BatchGetItem', 'PipelineLedgerTable'],
    ['dynamodb:GetItem', 'PipelineParkedTable'],
    ['dynamodb:Query', 'PipelineParkedTable'],
    ['dynamodb:PutItem', 'PipelineParkedTable'],
    ['dynamodb:DeleteItem', 'PipelineParkedTable'],
    ['dynamodb:UpdateItem', 'PipelineParkedTable'],
    ['sns:Publish', 'PipelineEventsTopic'],
    ['lambda:InvokeFunction', 'PipelineDrainFunction'],
    ['secretsmanager:GetSecretValue', 'PipelineSecretsprivymain'],
    ['secretsmanager:GetSecretValue', 'PipelineSecretsdynamicmain'],
  ])('may call %s on %s', async (action, target) => {
    expect(await intake.may(action, target)).toBe(true);
  });

  it('may look into the index of what an older version parked, and into no other', async () => {
    const query = (index: string) =>
      intake.may('dynamodb:Query', 'PipelineLedgerTable', { part: `/index/${index}` });

    expect(await query('parked-by-group')).toBe(true);
    expect(await query('parked-by-age')).toBe(false);
    expect(await intake.may('dynamodb:Query', 'PipelineLedgerTable')).toBe(false);
    expect(await intake.may('dynamodb:Query', 'PipelineParkedTable', { part: '/index/by-age' })).toBe(false);
  });

  it('may write to its own log only', async () => {
    const stream = { part: 'stream' };

    expect(await intake.may('logs:PutLogEvents', 'PipelineIntakeLog', stream)).toBe(true);
    expect(await intake.may('logs:PutLogEvents', 'PipelineuserdirectoryHandlerLog', stream)).toBe(false);
  });

  it.each([
    ['dynamodb:DeleteItem', 'PipelineLedgerTable'],
    ['dynamodb:Scan', 'PipelineLedgerTable'],
    ['dynamodb:PutItem', 'PipelineInboxTable'],
    ['dynamodb:PutItem', 'Pipelineuserdirectoryusers'],
    ['secretsmanager:PutSecretValue', 'PipelineSecretsprivymain'],
    ['lambda:InvokeFunction', 'PipelineuserdirectoryHandlerFunction'],
    ['lambda:InvokeFunction', 'PipelineIntakeFunction'],
    ['sns:Subscribe', 'PipelineEventsTopic'],
    ['sqs:SendMessage', 'PipelineuserdirectorySubscriberQueue'],
  ])('may not call %s on %s', async (action, target) => {
    expect(await intake.may(action, target)).toBe(false);
  });
});

describe('the drain', () => {
  const drain = new RolePermissions(template, 'PipelineDrainRole');

  it.each([
    ['dynamodb:BatchGetItem', 'PipelineLedgerTable'],
    ['dynamodb:BatchWriteItem', 'PipelineLedgerTable'],
    ['dynamodb:Query', 'PipelineParkedTable'],
    ['dynamodb:BatchWriteItem', 'PipelineParkedTable'],
    ['dynamodb:UpdateItem', 'PipelineParkedTable'],
    ['sns:Publish', 'PipelineEventsTopic'],
  ])('may call %s on %s', async (action, target) => {
    expect(await drain.may(action, target)).toBe(true);
  });

  it('may list the lines by age, and what an older version parked', async () => {
    expect(await drain.may('dynamodb:Query', 'PipelineParkedTable', { part: '/index/by-age' })).toBe(true);
    const old = { part: '/index/parked-by-age' };
    expect(await drain.may('dynamodb:Query', 'PipelineLedgerTable', old)).toBe(true);
  });

  it.each([
    ['dynamodb:Query', 'PipelineLedgerTable'],
    ['dynamodb:Scan', 'PipelineParkedTable'],
    ['dynamodb:PutItem', 'PipelineInboxTable'],
    ['secretsmanager:GetSecretValue', 'PipelineSecretsprivymain'],
  ])('may not call %s on %s', async (action, target) => {
    expect(await drain.may(action, target)).toBe(false);
  });
});

describe("the archive's writer", () => {
  const writer = new RolePermissions(template, 'PipelineArchiveWriterRole');
  const object = (key: string) => ({ part: `/${key}` });

  it('may do no more than its work takes', () => {
    expect(writer.actions()).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      's3:PutObject',
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ]);
  });

  it('may write what comes in, and nothing else into the bucket', async () => {
    const write = (key: string) => writer.may('s3:PutObject', 'PipelineArchiveBucket', object(key));

    expect(await write('hot/2026-11-27/0123.jsonl.gz')).toBe(true);
    expect(await write('manifests/privy/main/2026-11-27.json')).toBe(false);
    expect(await write('days/privy/main/2026-11-27/0123.parquet')).toBe(false);
  });

  it.each(['s3:GetObject', 's3:DeleteObject', 's3:DeleteObjectVersion'])(
    'may not call %s',
    async (action) => {
      expect(await writer.may(action, 'PipelineArchiveBucket', object('hot/2026-11-27/0123.jsonl.gz'))).toBe(
        false,
      );
    },
  );
});

describe("the archive's keeper", () => {
  const keeper = new RolePermissions(template, 'PipelineArchiveKeeperRole');
  const may = (action: string, key: string) =>
    keeper.may(action, 'PipelineArchiveBucket', { part: `/${key}` });

  it('may do no more than its work takes', () => {
    expect(keeper.actions()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:DeleteItem',
      'dynamodb:DeleteItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:PutItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:Query',
      'dynamodb:Scan',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:FilterLogEvents',
      'logs:PutLogEvents',
      's3:DeleteObject',
      's3:DeleteObjectVersion',
      's3:GetObject',
      's3:ListBucket',
      's3:ListBucketVersions',
      's3:PutObject',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
    ]);
  });

  it('may turn what came in into files with manifests, and take away what is in them', async () => {
    expect(await may('s3:GetObject', 'hot/2026-11-27/0123.jsonl.gz')).toBe(true);
    expect(await may('s3:DeleteObject', 'hot/2026-11-27/0123.jsonl.gz')).toBe(true);
    expect(await may('s3:PutObject', 'days/privy/main/2026-11-27/1-0123.parquet')).toBe(true);
    expect(await may('s3:DeleteObject', 'days/privy/main/2026-11-27/1-0123.parquet')).toBe(true);
    expect(await may('s3:PutObject', 'manifests/privy/main/2026-11-27.json')).toBe(true);
    expect(await may('s3:DeleteObject', 'manifests/privy/main/2026-11-27.json')).toBe(false);
  });

  it('may note which events were forgotten, and certify it, and not take that back', async () => {
    expect(await may('s3:GetObject', 'forgotten/privy/main/2026-11-27.jsonl')).toBe(true);
    expect(await may('s3:PutObject', 'forgotten/privy/main/2026-11-27.jsonl')).toBe(true);
    expect(await may('s3:DeleteObject', 'forgotten/privy/main/2026-11-27.jsonl')).toBe(false);
    expect(await may('s3:PutObject', 'certificates/0123/4567.json')).toBe(true);
    expect(await may('s3:DeleteObject', 'certificates/0123/4567.json')).toBe(false);
    expect(await may('s3:DeleteObjectVersion', 'certificates/0123/4567.json')).toBe(false);
  });

  it('may say how far a replay is, and not that there was none', async () => {
    expect(await may('s3:GetObject', 'replays/user-directory.json')).toBe(true);
    expect(await may('s3:PutObject', 'replays/user-directory.json')).toBe(true);
    expect(await may('s3:DeleteObject', 'replays/user-directory.json')).toBe(false);
    expect(await may('s3:GetObject', 'forgetting/person.json')).toBe(true);
  });

  it.each([
    ['sqs:SendMessage', 'PipelineuserdirectorySubscriberQueue', true],
    ['sqs:SendMessage', 'PipelinebillingSubscriberQueue', true],
    ['sqs:ReceiveMessage', 'PipelinebillingSubscriberQueue', false],
    ['sqs:SendMessage', 'PipelinebillingSubscriberDlq', false],
    ['dynamodb:BatchGetItem', 'PipelineInboxTable', true],
    ['dynamodb:PutItem', 'PipelineInboxTable', false],
    ['dynamodb:Scan', 'PipelineInboxTable', false],
    ['dynamodb:Scan', 'PipelineLedgerTable', true],
    ['dynamodb:BatchGetItem', 'PipelineLedgerTable', true],
    ['dynamodb:UpdateItem', 'PipelineLedgerTable', false],
    ['sns:Publish', 'PipelineEventsTopic', false],
  ])(
    'replays to the queues of subscribers, reads the ledger, and does nothing else: %s on %s is %s',
    async (action, target, allowed) => {
      expect(await keeper.may(action, target)).toBe(allowed);
    },
  );

  it('may take versions away for good of what persons are taken out of, and may write objects anew without them', async () => {
    expect(await may('s3:DeleteObjectVersion', 'hot/2026-11-27/0123.jsonl.gz')).toBe(true);
    expect(await may('s3:PutObject', 'hot/2026-11-27/0123.jsonl.gz')).toBe(true);
    expect(await may('s3:DeleteObjectVersion', 'days/privy/main/2026-11-27/1-0123.parquet')).toBe(true);
    expect(await may('s3:DeleteObjectVersion', 'manifests/privy/main/2026-11-27.json')).toBe(true);
    expect(await may('s3:DeleteObjectVersion', 'forgotten/privy/main/2026-11-27.jsonl')).toBe(false);
  });

  it.each([
    ['dynamodb:BatchWriteItem', 'PipelineInboxTable', true],
    ['dynamodb:Query', 'PipelineQuarantineTable', true],
    ['dynamodb:UpdateItem', 'PipelineQuarantineTable', true],
    ['dynamodb:GetItem', 'PipelineQuarantineTable', false],
    ['dynamodb:DeleteItem', 'PipelineParkedTable', true],
    ['dynamodb:PutItem', 'PipelineParkedTable', false],
    ['dynamodb:DeleteItem', 'PipelineuserdirectorylookUps', true],
    ['dynamodb:DeleteItem', 'Pipelineuserdirectoryusers', false],
    ['dynamodb:DeleteItem', 'PipelineLedgerTable', false],
  ])('takes persons out of tables: %s on %s is %s', async (action, target, allowed) => {
    expect(await keeper.may(action, target)).toBe(allowed);
  });
});

describe('a handler', () => {
  const handler = new RolePermissions(template, 'PipelineuserdirectoryHandlerRole');

  it.each([
    ['sqs:ReceiveMessage', 'PipelineuserdirectorySubscriberQueue'],
    ['sqs:DeleteMessage', 'PipelineuserdirectorySubscriberQueue'],
    ['dynamodb:PutItem', 'Pipelineuserdirectoryusers'],
    ['dynamodb:GetItem', 'Pipelineuserdirectoryusers'],
    ['dynamodb:PutItem', 'PipelineuserdirectorylookUps'],
    ['dynamodb:DeleteItem', 'PipelineuserdirectorylookUps'],
  ])('may call %s on %s', async (action, target) => {
    expect(await handler.may(action, target)).toBe(true);
  });

  it('may make inbox entries of its own, and of no other handler', async () => {
    const put = (key: string) =>
      handler.may('dynamodb:PutItem', 'PipelineInboxTable', { context: { 'dynamodb:LeadingKeys': [key] } });

    expect(await put('user-directory#privy/main#msg_1')).toBe(true);
    expect(await put('another#privy/main#msg_1')).toBe(false);
  });

  it.each([
    ['dynamodb:DeleteItem', 'PipelineInboxTable'],
    ['dynamodb:PutItem', 'PipelineLedgerTable'],
    ['dynamodb:UpdateItem', 'Pipelineuserdirectoryusers'],
    ['dynamodb:DeleteItem', 'Pipelineuserdirectoryusers'],
    ['dynamodb:Query', 'Pipelineuserdirectoryusers'],
    ['dynamodb:Scan', 'Pipelineuserdirectoryusers'],
    ['dynamodb:UpdateItem', 'PipelineuserdirectorylookUps'],
    ['dynamodb:GetItem', 'PipelineuserdirectorylookUps'],
    ['dynamodb:Query', 'PipelineuserdirectorylookUps'],
    ['secretsmanager:GetSecretValue', 'PipelineSecretsprivymain'],
    ['sns:Publish', 'PipelineEventsTopic'],
    ['sqs:ReceiveMessage', 'PipelinebillingSubscriberQueue'],
    ['sqs:SendMessage', 'PipelineuserdirectorySubscriberQueue'],
  ])('may not call %s on %s', async (action, target) => {
    expect(await handler.may(action, target)).toBe(false);
  });
});

describe('the permissions of a handler on its tables', () => {
  const table = (kind: 'put' | 'update' | 'delete') => ({
    partitionKey: 'pk',
    environmentVariable: `${kind.toUpperCase()}_TABLE`,
    writes: [kind],
  });
  const tables = { puts: table('put'), updates: table('update'), deletes: table('delete') };
  const changed = templateOf({ handlers: [{ ...userDirectory, tables }] });
  const handler = new RolePermissions(changed, 'PipelineuserdirectoryHandlerRole');

  it.each([
    ['puts', ['dynamodb:PutItem']],
    ['updates', ['dynamodb:UpdateItem']],
    ['deletes', ['dynamodb:DeleteItem']],
  ])('are what its manifest writes to each: %s', async (name, allowed) => {
    const actions = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'];
    const decisions = await Promise.all(
      actions.map((action) => handler.may(action, `Pipelineuserdirectory${name}`)),
    );

    expect(actions.filter((_, index) => decisions[index])).toEqual(allowed);
  });
});

describe('the queue of a consumer', () => {
  const changed = templateOf({
    consumers: { billing: { events: ['*'], accountIds: ['222222222222'] } },
  });

  it('may be worked through from the accounts that are named, and from no other', () => {
    const policy = resource(
      changed,
      'AWS::SQS::QueuePolicy',
      'PipelinebillingSubscriberQueuePolicy',
    ).Properties;
    const { Statement } = policy['PolicyDocument'] as { readonly Statement: Record<string, unknown>[] };
    const allowed = Statement.filter(
      ({ Effect, Principal }) => Effect === 'Allow' && 'AWS' in Object(Principal),
    );

    expect(allowed).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'sqs:ChangeMessageVisibility',
          'sqs:DeleteMessage',
          'sqs:GetQueueAttributes',
          'sqs:GetQueueUrl',
          'sqs:ReceiveMessage',
        ],
        Principal: {
          AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::222222222222:root']] },
        },
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^PipelinebillingSubscriberQueue/), 'Arn'] },
      },
    ]);
  });

  it('takes messages from the topic only', () => {
    const policy = resource(
      changed,
      'AWS::SQS::QueuePolicy',
      'PipelinebillingSubscriberQueuePolicy',
    ).Properties;
    const { Statement } = policy['PolicyDocument'] as { readonly Statement: Record<string, unknown>[] };
    const senders = Statement.filter(
      ({ Effect, Action }) => Effect === 'Allow' && Action === 'sqs:SendMessage',
    );

    expect(senders).toEqual([
      expect.objectContaining({
        Principal: { Service: 'sns.amazonaws.com' },
        Condition: { ArnEquals: { 'aws:SourceArn': { Ref: expect.stringMatching(/^PipelineEventsTopic/) } } },
      }),
    ]);
  });
});

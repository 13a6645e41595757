import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { widgetsOf } from './dashboard-of.ts';
import { RolePermissions } from './role-permissions.ts';
import { foreignStack, pipelineIn, rendered, resource, resources } from './template-of.ts';

describe("a pipeline in somebody else's app", () => {
  it('needs a stage and a source, and has sensible settings for all else', () => {
    const stack = foreignStack();

    const pipeline = pipelineIn(stack);

    const template = Template.fromStack(stack);
    expect(pipeline.pipelineName).toBe('Platform-Webhooks-173E8108');
    template.resourceCountIs('AWS::SecretsManager::Secret', 1);
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ LEDGER_RETENTION_DAYS: '100', ROTATION_GRACE_HOURS: '48' }),
      },
    });
    const logs = Object.values(resources(template, 'AWS::Logs::LogGroup'));
    // A year for the account of who did what.
    expect(logs.map(({ Properties }) => Properties['RetentionInDays'])).toEqual([
      30, 30, 30, 30, 30, 30, 30, 365,
    ]);
    template.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
  });

  it('prints what to do under names of its own, or under plain ones where it has the stack', () => {
    const own = foreignStack();
    const plain = foreignStack();
    pipelineIn(own);
    pipelineIn(plain, { outputScope: plain });

    const names = (stack: typeof own) => Object.keys(Template.fromStack(stack).findOutputs('*')).sort();
    expect(names(own)).toEqual([
      'WebhooksArchiveBucketNameA9DB5844',
      expect.stringMatching(/^WebhooksArchiveCommand/),
      expect.stringMatching(/^WebhooksAuditCommand/),
      'WebhooksDashboardUrlFAD3A361',
      expect.stringMatching(/^WebhooksEventTopicArn/),
      expect.stringMatching(/^WebhooksForgetCommand/),
      'WebhooksPrivyMainSecretCommand42284EA1',
      'WebhooksPrivyMainUrl38584E99',
      expect.stringMatching(/^WebhooksRefusedEventsCommand/),
      expect.stringMatching(/^WebhooksReplaysCommand/),
      expect.stringMatching(/^WebhooksStatusCommand/),
      expect.stringMatching(/^WebhooksStep1EnterUrls/),
      expect.stringMatching(/^WebhooksStep2PutSecrets/),
      expect.stringMatching(/^WebhooksStep3SendTestEvents/),
      expect.stringMatching(/^WebhooksStep4Examine/),
    ]);
    expect(names(plain)).toEqual([
      'ArchiveBucketName',
      'ArchiveCommand',
      'AuditCommand',
      'DashboardUrl',
      'EventTopicArn',
      'ForgetCommand',
      'PrivyMainSecretCommand',
      'PrivyMainUrl',
      'RefusedEventsCommand',
      'ReplaysCommand',
      'StatusCommand',
      'Step1EnterUrls',
      'Step2PutSecrets',
      'Step3SendTestEvents',
      'Step4Examine',
    ]);
  });

  it("relies on the account's role for the logs of API Gateway, and makes it where it is told to", () => {
    const relying = foreignStack();
    const making = foreignStack();
    pipelineIn(relying);
    pipelineIn(making, { cloudWatchRole: 'create' });

    Template.fromStack(relying).resourceCountIs('AWS::ApiGateway::Account', 0);
    const template = Template.fromStack(making);
    template.resourceCountIs('AWS::ApiGateway::Account', 1);
    template.hasResource('AWS::ApiGateway::Account', { DeletionPolicy: 'Retain' });
  });

  it('keeps concurrency for the intake where it is told to', () => {
    const stack = foreignStack();
    pipelineIn(stack, { reservedConcurrency: 50 });

    const functions = Object.values(resources(Template.fromStack(stack), 'AWS::Lambda::Function'));
    expect(functions.map(({ Properties }) => Properties['ReservedConcurrentExecutions'])).toEqual([
      50,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('logs JSON with all its own lines, which are its metrics, and no report of what succeeded', () => {
    const stack = foreignStack();
    pipelineIn(stack, { handlers: [userDirectory] });

    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Lambda::Function', 6);
    template.allResourcesProperties('AWS::Lambda::Function', {
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN', ApplicationLogLevel: 'INFO' },
    });
  });

  it('notifies a topic of the app of every alarm', () => {
    const stack = foreignStack();
    const alarmTopic = new Topic(stack, 'OnCall');
    pipelineIn(stack, { alarms: { topic: alarmTopic }, consumers: { billing: { events: ['*'] } } });

    const onCall = [stack.resolve(alarmTopic.topicArn)];
    Template.fromStack(stack).allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: onCall,
      OKActions: onCall,
    });
  });
});

describe('tables that are given', () => {
  const stack = foreignStack();
  const given = (name: string) => Table.fromTableName(stack, name, `${name}-restored`);
  const tables = {
    parkedTable: given('parked'),
    inboxTable: given('inbox'),
    quarantineTable: given('quarantine'),
  };
  const pipeline = pipelineIn(stack, { ledgerTable: given('ledger'), ...tables });
  pipeline.addHandler({ ...userDirectory, tables: {} });
  const template = Template.fromStack(stack);

  it('are used instead of tables of its own', () => {
    expect(Object.keys(resources(template, 'AWS::DynamoDB::Table'))).toEqual([]);
    const variables = Object.values(resources(template, 'AWS::Lambda::Function')).map(
      ({ Properties }) => (Properties['Environment'] as { readonly Variables: object }).Variables,
    );
    expect(Object.assign({}, ...variables)).toMatchObject({
      LEDGER_TABLE: 'ledger-restored',
      PARKED_TABLE: 'parked-restored',
      INBOX_TABLE: 'inbox-restored',
      QUARANTINE_TABLE: 'quarantine-restored',
    });
  });

  it('may be used as tables of its own, the index of the lines too', async () => {
    const drain = new RolePermissions(template, 'WebhooksDrain');
    const table = 'arn:aws:dynamodb:eu-west-1:111111111111:table/parked-restored';

    expect(await drain.mayOn('dynamodb:BatchWriteItem', table)).toBe(true);
    expect(await drain.mayOn('dynamodb:Query', `${table}/index/by-age`)).toBe(true);
  });
});

describe('a ledger that is given', () => {
  const stack = foreignStack();
  const table = Table.fromTableName(stack, 'Restored', 'restored');
  pipelineIn(stack, { ledgerTable: table });
  const template = Template.fromStack(stack);

  it('is used instead of one of its own', () => {
    expect(Object.keys(resources(template, 'AWS::DynamoDB::Table'))).toEqual([
      'WebhooksParkedTable39A39B91',
      'WebhooksInboxTableF673E063',
      'WebhooksQuarantineTable8428F8B9',
    ]);
    const intake = resource(template, 'AWS::Lambda::Function', 'WebhooksIntake').Properties;
    expect(intake['Environment']).toMatchObject({ Variables: { LEDGER_TABLE: 'restored' } });
  });

  it('may be used as one of its own, its indexes too', () => {
    const { Properties } = resource(template, 'AWS::IAM::Policy', 'WebhooksIntake');
    const { Statement } = Properties['PolicyDocument'] as { Statement: Record<string, unknown>[] };
    const onTable = Statement.filter(({ Resource }) => rendered(Resource).includes('table/restored'));

    expect(onTable.map(({ Action, Resource }) => [Action, rendered(Resource)])).toEqual([
      [
        ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchGetItem'],
        'arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/restored',
      ],
      [
        'dynamodb:Query',
        'arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/restored/index/parked-by-group',
      ],
    ]);
  });
});

describe('what is added to a pipeline after it was made', () => {
  const stack = foreignStack();
  const alarmTopic = new Topic(stack, 'OnCall');
  const pipeline = pipelineIn(stack, { outputScope: stack, alarms: { topic: alarmTopic } });
  const source = pipeline.addSource('dynamic/app', { environment: 'live' });
  const handler = pipeline.addHandler(userDirectory);
  const consumer = pipeline.addConsumer('billing', {
    events: ['privy.user.*'],
    accountIds: ['222222222222'],
    visibilityTimeout: Duration.seconds(45),
  });
  const template = Template.fromStack(stack);

  it('is given back', () => {
    expect(source.name).toBe('dynamic/app');
    expect(pipeline.handlers).toEqual([handler]);
    expect(pipeline.consumers).toEqual([consumer]);
  });

  it('is received: it has a path, rules in the web ACL, and the intake knows its secret and may read it', async () => {
    template.hasResourceProperties('AWS::ApiGateway::Resource', { PathPart: 'app' });
    const rules = resource(template, 'AWS::WAFv2::WebACL').Properties['Rules'] as { Name: string }[];
    expect(rules.map(({ Name }) => Name)).toEqual([
      'privy-main-path',
      'dynamic-app-path',
      'flood',
      'signed-elsewhere',
      'privy-main-no-signature',
      'dynamic-app-no-signature',
      'privy-main-off-list',
      'rate-10000',
      'allow',
    ]);
    const { Variables } = resource(template, 'AWS::Lambda::Function', 'WebhooksIntake').Properties[
      'Environment'
    ] as { Variables: Record<string, unknown> };
    expect(JSON.parse(rendered(Variables['SOURCES']))).toEqual({
      'privy/main': { secretArn: '<WebhooksSecretsprivymain>', environment: 'prod' },
      'dynamic/app': { secretArn: '<WebhooksSecretsdynamicapp>', environment: 'live' },
    });
    const intake = new RolePermissions(template, 'WebhooksIntakeRole');
    expect(await intake.may('secretsmanager:GetSecretValue', 'WebhooksSecretsdynamicapp')).toBe(true);
  });

  it('is on the dashboard, and notifies of its alarms', () => {
    const titles = widgetsOf(template).flatMap(({ properties }) => properties.markdown ?? []);

    expect(titles).toEqual(
      expect.arrayContaining(['## Deliveries of dynamic/app', '## user-directory', '## billing']),
    );
    const alarms = Object.keys(resources(template, 'AWS::CloudWatch::Alarm'));
    const shown = widgetsOf(template).flatMap(({ properties }) => properties.alarms ?? []);
    expect(shown).toHaveLength(alarms.length);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [stack.resolve(alarmTopic.topicArn)],
    });
  });

  it('is printed', () => {
    expect(Object.keys(template.findOutputs('*')).sort()).toEqual([
      'ArchiveBucketName',
      'ArchiveCommand',
      'AuditCommand',
      'ConsumerBillingQueueArn',
      'ConsumerBillingQueueUrl',
      'DashboardUrl',
      'DynamicAppSecretCommand',
      'DynamicAppUrl',
      'EventTopicArn',
      'ForgetCommand',
      'PrivyMainSecretCommand',
      'PrivyMainUrl',
      'RefusedEventsCommand',
      'ReplaysCommand',
      'StatusCommand',
      'Step1EnterUrls',
      'Step2PutSecrets',
      'Step3SendTestEvents',
      'Step4Examine',
      'UserDirectoryAuditCommand',
      'UserDirectoryQuarantineCommand',
      'UserDirectoryTableLookUps',
      'UserDirectoryTableUsers',
    ]);
  });
});

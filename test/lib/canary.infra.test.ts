import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import { LOCAL_MODE_CONTEXT } from '../../lib/local-mode.ts';
import { RolePermissions } from './role-permissions.ts';
import { foreignStack, pipelineIn, rendered, resource, resources, templateOf } from './template-of.ts';

const template = templateOf({ stages: { test: { canary: true } } });
const sender = new RolePermissions(template, 'PipelineCanaryRole');
const handler = new RolePermissions(template, 'PipelineCanaryHandlerRole');

/** As if the stage said nothing of it. */
const DEFAULT = { canary: undefined as never };

const canaryIds = (of: Template) =>
  Object.keys(of.toJSON()['Resources'] as object).filter((id) => id.startsWith('PipelineCanary'));

describe('the canary of a stage', () => {
  it('is there where the stage is protected, and not where it is not, unless the stage says so', () => {
    expect(canaryIds(templateOf({ stages: { test: DEFAULT } }))).not.toEqual([]);
    expect(canaryIds(templateOf({ stages: { test: { ...DEFAULT, deletionProtection: false } } }))).toEqual(
      [],
    );
    expect(canaryIds(templateOf({ stages: { test: { canary: false } } }))).toEqual([]);
    const wanted = { deletionProtection: false, canary: true };
    expect(canaryIds(templateOf({ stages: { test: wanted } }))).not.toEqual([]);
  });

  it('is not there in local mode, unless it is asked for', () => {
    const stack = foreignStack(
      'Platform',
      {},
      new App({ context: { [LOCAL_MODE_CONTEXT]: true, 'aws:cdk:bundling-stacks': [] } }),
    );

    pipelineIn(stack, DEFAULT);
    pipelineIn(stack, { canary: true }, 'Watched');

    const ids = Object.keys(Template.fromStack(stack).toJSON()['Resources'] as object);
    expect(ids.filter((id) => id.startsWith('WebhooksCanary'))).toEqual([]);
    expect(ids.filter((id) => id.startsWith('WatchedCanary'))).not.toEqual([]);
  });

  it('sends every five minutes to the public URL, and a flight that fails is not made up for', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 } })],
    });
    const { Environment, Timeout } = resource(template, 'AWS::Lambda::Function', 'PipelineCanaryFunction')
      .Properties as { Environment: { Variables: Record<string, unknown> }; Timeout: number };

    expect(Timeout).toBe(90);
    expect(rendered(Environment.Variables['CANARY_URL'])).toMatch(
      /^https:\/\/<PipelineApi>\.execute-api\..*\/webhooks\/privy\/canary$/,
    );
    expect(rendered(Environment.Variables['CANARY_SECRET_ARN'])).toBe('<PipelineCanarySecret>');
    expect(rendered(Environment.Variables['CANARY_INBOX_TABLE'])).toBe('<PipelineInboxTable>');
  });

  it('sends from any address, with a secret that CloudFormation makes and the intake knows', () => {
    const secret = resource(template, 'AWS::SecretsManager::Secret', 'PipelineCanary').Properties;
    const { Variables } = resource(template, 'AWS::Lambda::Function', 'PipelineIntake').Properties[
      'Environment'
    ] as { Variables: Record<string, unknown> };

    expect(secret['GenerateSecretString']).toEqual({ PasswordLength: 32, ExcludePunctuation: true });
    expect(JSON.parse(rendered(Variables['SOURCES']))).toMatchObject({
      'privy/canary': { secretArn: '<PipelineCanarySecret>', environment: 'test' },
    });
    const sets = Object.keys(resources(template, 'AWS::WAFv2::IPSet'));
    expect(sets.filter((id) => id.includes('canary'))).toEqual([]);
  });

  it('has a queue of its own, with its events and no others, for an hour', () => {
    const subscription = resource(template, 'AWS::SNS::Subscription', 'PipelineCanary').Properties;

    expect(subscription).toMatchObject({
      FilterPolicy: { source: ['privy/canary'] },
      RawMessageDelivery: true,
    });
    expect(subscription).not.toHaveProperty('RedrivePolicy');
    expect(resource(template, 'AWS::SQS::Queue', 'PipelineCanary').Properties).toMatchObject({
      FifoQueue: true,
      MessageRetentionPeriod: 3_600,
    });
  });

  it('has two alarms, each of two failures among three, and none of a subscriber; silence of a new stage is none', () => {
    const alarms = Object.values(resources(template, 'AWS::CloudWatch::Alarm')).map(
      ({ Properties }) => Properties,
    );
    const its = alarms.filter(({ AlarmName }) => String(AlarmName).includes(' canary-'));

    expect(its.map(({ AlarmName }) => AlarmName)).toEqual([
      'WalletWebhooks-test canary-refused',
      'WalletWebhooks-test canary-lost',
    ]);
    expect(its).toMatchObject([
      {
        Metrics: [{ Label: 'CanaryRefused' }],
        Threshold: 1,
        DatapointsToAlarm: 2,
        EvaluationPeriods: 3,
        TreatMissingData: 'notBreaching',
      },
      {
        Metrics: expect.arrayContaining([
          expect.objectContaining({
            Expression: 'IF(FILL(flights, 0) > 0, lost, IF(FILL(drained, 0) >= 48, 2, 0))',
          }),
          expect.objectContaining({
            Label: 'CanaryLost',
            MetricStat: expect.objectContaining({ Period: 900 }),
          }),
        ]),
        Threshold: 2,
        EvaluationPeriods: 1,
        TreatMissingData: 'ignore',
      },
    ]);
    expect(alarms.filter(({ AlarmName }) => String(AlarmName).includes(' canary '))).toEqual([]);
    for (const alarm of its) expect(alarm['ComparisonOperator']).toBe('GreaterThanOrEqualToThreshold');
  });

  it('describes itself, and is among neither the sources nor the subscribers that operators see', () => {
    const parameters = Object.values(resources(template, 'AWS::SSM::Parameter')).map(({ Properties }) =>
      rendered(Properties['Value']),
    );

    expect(parameters.map((text) => JSON.parse(text)).flatMap(({ canary }) => canary ?? [])).toEqual([
      { functionName: '<PipelineCanaryFunction>', logGroup: '<PipelineCanaryLog>' },
    ]);
    expect(parameters.join()).not.toContain('privy/canary');
  });
});

describe('who sends for the canary', () => {
  it('may do no more than its work takes', () => {
    expect(sender.actions()).toEqual([
      'dynamodb:GetItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
    ]);
  });

  it('may read its own secret and its own entries of the inbox, and no others', async () => {
    const entry = (key: string) => ({ context: { 'dynamodb:LeadingKeys': [key] } });

    expect(await sender.may('secretsmanager:GetSecretValue', 'PipelineCanarySecret')).toBe(true);
    expect(await sender.may('secretsmanager:GetSecretValue', 'PipelineSecretsprivymain')).toBe(false);
    expect(await sender.may('dynamodb:GetItem', 'PipelineInboxTable', entry('canary#privy/canary#1'))).toBe(
      true,
    );
    expect(
      await sender.may('dynamodb:GetItem', 'PipelineInboxTable', entry('user-directory#privy/main#1')),
    ).toBe(false);
    expect(await sender.may('dynamodb:PutItem', 'PipelineInboxTable', entry('canary#privy/canary#1'))).toBe(
      false,
    );
  });
});

describe('a canary with a key', () => {
  const stack = foreignStack();
  const key = new Key(stack, 'Key');
  pipelineIn(stack, { encryptionKey: key, canary: true });
  const encrypted = Template.fromStack(stack);

  it('has its secret and its queue encrypted with it', () => {
    const secret = resource(encrypted, 'AWS::SecretsManager::Secret', 'WebhooksCanary').Properties;
    const queue = resource(encrypted, 'AWS::SQS::Queue', 'WebhooksCanary').Properties;

    expect(rendered(secret['KmsKeyId'])).toBe('<Key.Arn>');
    expect(rendered(queue['KmsMasterKeyId'])).toBe('<Key.Arn>');
  });

  it('may use it through Secrets Manager and DynamoDB, and not by itself', async () => {
    const canary = new RolePermissions(encrypted, 'WebhooksCanaryRole');
    const via = (service: string) => ({
      context: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` },
    });

    expect(await canary.may('kms:Decrypt', 'Key', via('secretsmanager'))).toBe(true);
    expect(await canary.may('kms:Decrypt', 'Key', via('dynamodb'))).toBe(true);
    expect(await canary.may('kms:Decrypt', 'Key', via('s3'))).toBe(false);
    expect(await canary.may('kms:Decrypt', 'Key')).toBe(false);
  });
});

describe("the canary's handler", () => {
  it('may do what a handler without tables may', () => {
    const plain = new RolePermissions(
      templateOf({ handlers: [{ ...userDirectory, name: 'plain', tables: {} }] }),
      'PipelineplainHandlerRole',
    );

    expect(handler.actions()).toEqual(plain.actions());
  });

  it('may make entries of its own in the inbox, and of no other handler', async () => {
    const entry = (key: string) => ({ context: { 'dynamodb:LeadingKeys': [key] } });

    expect(await handler.may('dynamodb:PutItem', 'PipelineInboxTable', entry('canary#privy/canary#1'))).toBe(
      true,
    );
    expect(await handler.may('dynamodb:PutItem', 'PipelineInboxTable', entry('user-directory#x#1'))).toBe(
      false,
    );
    expect(await handler.may('sqs:ReceiveMessage', 'PipelineCanaryHandlerQueue')).toBe(true);
  });
});

describe('the name of the canary', () => {
  it('is refused to a source of an adopter, whether there is a canary or not', () => {
    expect(() => templateOf({ sources: { 'privy/canary': {} } })).toThrow(
      'sources: "privy/canary" is what the pipeline calls its own canary, whose events reach no subscriber; allowed: another name, such as privy/main',
    );
  });

  it('is refused to a subscriber beside it', () => {
    const consumers = { canary: { events: ['privy.user.*'] as const } };

    expect(() => templateOf({ consumers, stages: { test: { canary: true } } })).toThrow(
      `consumers: "canary" is the name of the pipeline's own canary too`,
    );
    expect(() => templateOf({ consumers })).not.toThrow();
  });
});

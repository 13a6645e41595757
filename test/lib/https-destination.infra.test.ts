import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { DestinationOptions } from '../../lib/https-destination.ts';
import type { WalletWebhooksProps } from '../../lib/wallet-webhooks-props.ts';
import { rowOf } from './dashboard-of.ts';
import { RolePermissions } from './role-permissions.ts';
import { foreignStack, pipelineIn, rendered, resource, resources, templateOf } from './template-of.ts';

const OPTIONS = { url: 'https://hooks.example.com/in', events: ['privy.user.*'] } as const;

function templateWith(
  options: Partial<DestinationOptions> = {},
  props: Partial<WalletWebhooksProps> = {},
): Template {
  const stack = foreignStack();
  pipelineIn(stack, props).addDestination('billing', { ...OPTIONS, ...options });
  return Template.fromStack(stack);
}

const functionOf = (template: Template) =>
  resource(template, 'AWS::Lambda::Function', 'WebhooksbillingDestinationHandlerFunction').Properties;
const variablesOf = (template: Template) =>
  (functionOf(template)['Environment'] as { Variables: Record<string, unknown> }).Variables;

describe('an https destination', () => {
  const template = templateWith();

  it('is told where to post, for how long and with what to sign', () => {
    const { DESTINATION_SECRET_ID, ...variables } = variablesOf(template);

    expect(variables).toMatchObject({
      DESTINATION_URL: 'https://hooks.example.com/in',
      DESTINATION_TIMEOUT_SECONDS: '10',
      DESTINATION_PRIVATE_ADDRESSES: 'no',
      ROTATION_GRACE_HOURS: '48',
      HANDLER_RETRY_SECONDS: '[1,5,30,120,600,1800]',
    });
    expect(rendered(DESTINATION_SECRET_ID)).toBe('<WebhooksbillingSecret>');
  });

  it('has no inbox, for which it has no use', () => {
    expect(Object.keys(variablesOf(template)).filter((name) => name.startsWith('INBOX'))).toEqual([]);
  });

  it('has time for a batch of one user whose every event takes as long as it may', () => {
    expect(functionOf(templateWith({ timeoutSeconds: 30 }))['Timeout']).toBe(310);
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });

  it('takes what the options say', () => {
    const changed = templateWith(
      { timeoutSeconds: 5, retrySeconds: [2, 4], maxConcurrency: 3, allowPrivateAddresses: true },
      { rotationGrace: Duration.hours(12) },
    );

    expect(variablesOf(changed)).toMatchObject({
      DESTINATION_TIMEOUT_SECONDS: '5',
      DESTINATION_PRIVATE_ADDRESSES: 'yes',
      ROTATION_GRACE_HOURS: '12',
      HANDLER_RETRY_SECONDS: '[2,4]',
    });
    changed.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      ScalingConfig: { MaximumConcurrency: 3 },
    });
  });

  it('gets the events of its patterns in a queue of its own, with the alarms and rows of a handler', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', {
      FilterPolicy: {
        type: [{ prefix: 'privy.user.' }],
        test: [{ exists: false }],
        source: [{ 'anything-but': ['privy/canary'] }],
      },
    });
    const alarms = Object.values(resources(template, 'AWS::CloudWatch::Alarm'));
    const own = alarms.filter(({ Properties }) =>
      String(Properties['AlarmDescription']).includes('billing: '),
    );
    expect(own).toHaveLength(7);
    expect(rowOf(template, 'billing').map(({ properties }) => properties.title)).toContain(
      'Users and events in quarantine',
    );
  });

  it('is printed by the command that shows its secret', () => {
    const [[name, output] = []] = Object.entries(template.findOutputs('*')).filter(([id]) =>
      id.includes('ConsumerBilling'),
    );

    expect(name).toMatch(/^WebhooksConsumerBillingSecretCommand/);
    expect(rendered(output?.['Value'])).toBe(
      'aws secretsmanager get-secret-value --region <AWS::Region> --secret-id <WebhooksbillingSecret> ' +
        '--query SecretString --output text',
    );
  });

  it('is made of a consumer of its kind in a configuration', () => {
    const configured = templateOf({
      consumers: { billing: { kind: 'https', ...OPTIONS, stages: ['test'] }, risk: { events: ['*'] } },
    });

    configured.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { DESTINATION_URL: 'https://hooks.example.com/in' } },
    });
    expect(Object.keys(configured.findOutputs('*')).filter((id) => id.startsWith('Consumer'))).toEqual([
      'ConsumerBillingSecretCommand',
      'ConsumerRiskQueueUrl',
      'ConsumerRiskQueueArn',
    ]);
  });
});

describe('the signing secret of a destination', () => {
  it('is generated as base64 of 36 bytes, in letters and digits', () => {
    const { GenerateSecretString } = resource(
      templateWith(),
      'AWS::SecretsManager::Secret',
      'WebhooksbillingSecret',
    ).Properties;

    // Any change of it, and CloudFormation puts another secret into every stack.
    expect(GenerateSecretString).toEqual({ PasswordLength: 48, ExcludePunctuation: true });
  });

  it('keeps its logical id, because another one would be another secret', () => {
    const secrets = Object.keys(resources(templateWith(), 'AWS::SecretsManager::Secret'));

    expect(secrets.filter((id) => id.includes('billing'))).toEqual(['WebhooksbillingSecret70FF55E0']);
  });

  it('is not made where it exists already, and read by its name', () => {
    const template = templateWith({ secretName: 'billing/signing' });

    expect(Object.keys(resources(template, 'AWS::SecretsManager::Secret'))).toHaveLength(1);
    expect(variablesOf(template)['DESTINATION_SECRET_ID']).toBe('billing/signing');
    const policies = JSON.stringify(resources(template, 'AWS::IAM::Policy'));
    expect(policies).toContain(':secret:billing/signing-??????');
  });

  it("is encrypted with the pipeline's key, which the function may use for it", async () => {
    const stack = foreignStack();
    const key = new Key(stack, 'Key');
    pipelineIn(stack, { encryptionKey: key }).addDestination('billing', OPTIONS);
    const template = Template.fromStack(stack);

    const { KmsKeyId } = resource(
      template,
      'AWS::SecretsManager::Secret',
      'WebhooksbillingSecret',
    ).Properties;
    expect(rendered(KmsKeyId)).toBe('<Key.Arn>');
    const policies = Object.values(resources(template, 'AWS::IAM::Policy')).map(
      ({ Properties }) =>
        Properties as { Roles: { Ref: string }[]; PolicyDocument: { Statement: unknown[] } },
    );
    const own = policies.find(({ Roles }) => Roles[0]?.Ref.startsWith('WebhooksbillingDestination'));
    expect(own?.PolicyDocument.Statement).toContainEqual({
      Action: 'kms:Decrypt',
      Effect: 'Allow',
      Resource: stack.resolve(key.keyArn),
      Condition: {
        StringEquals: {
          'kms:ViaService': {
            'Fn::Join': ['', ['secretsmanager.', { Ref: 'AWS::Region' }, '.amazonaws.com']],
          },
        },
      },
    });
  });
});

describe('the role of a destination', () => {
  const role = new RolePermissions(templateWith(), 'WebhooksbillingDestinationHandlerRole');

  it('may do no more than its work takes', () => {
    expect(role.actions()).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ]);
  });

  it('may keep events of its own in quarantine, and write to no other table', async () => {
    const put = (table: string, key: string) =>
      role.may('dynamodb:PutItem', table, { context: { 'dynamodb:LeadingKeys': [key] } });

    expect(await put('WebhooksQuarantineTable', 'billing#privy/main#user')).toBe(true);
    expect(await put('WebhooksQuarantineTable', 'other#privy/main#user')).toBe(false);
    expect(await put('WebhooksInboxTable', 'billing#privy/main#msg_1')).toBe(false);
  });

  it('may read its own secret, and none of a source', async () => {
    expect(await role.may('secretsmanager:GetSecretValue', 'WebhooksbillingSecret')).toBe(true);
    expect(await role.may('secretsmanager:GetSecretValue', 'WebhooksSecretsprivymain')).toBe(false);
  });
});

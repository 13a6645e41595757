import type { LocalStack } from '../../local/cloud/resources/local-stack.ts';
import type { TemplateResource } from '../../local/cloud/template/template.ts';
import { describePipeline, findIntake } from '../../local/describe-pipeline.ts';
import { issueSigningSecrets } from '../../local/signing-secrets.ts';
import { createWithoutEngines } from './cloud/resources/stack.ts';

function at(path: string, resource: TemplateResource): TemplateResource {
  return { ...resource, Metadata: { 'aws:cdk:path': `Stack/Pipeline/${path}/Resource` } };
}

function lambda(variables: Record<string, unknown>): TemplateResource {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Key: 'bundle.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Environment: { Variables: variables },
    },
  };
}

const secret = { Type: 'AWS::SecretsManager::Secret', Properties: {} };
const apiResource = (ParentId: unknown, PathPart: string) => ({
  Type: 'AWS::ApiGateway::Resource',
  Properties: { ParentId, PathPart },
});
const method = (resource: string) => ({
  Type: 'AWS::ApiGateway::Method',
  Properties: {
    HttpMethod: 'POST',
    ResourceId: { Ref: resource },
    Integration: {
      Type: 'AWS_PROXY',
      Uri: { 'Fn::Join': ['/', ['/functions', { 'Fn::GetAtt': 'Intake.Arn' }, 'invocations']] },
    },
  },
});

function createStack(): Promise<LocalStack> {
  const Resources = {
    Privy: at('Secrets/privy-main', secret),
    Dynamic: at('Secrets/dynamic-main', secret),
    Intake: at(
      'Intake/Intake/Function',
      lambda({
        SOURCES: {
          'Fn::Join': [
            '',
            [
              '{"privy/main":{"secretArn":"',
              { Ref: 'Privy' },
              '"},"dynamic/main":{"secretArn":"',
              { Ref: 'Dynamic' },
              '"}}',
            ],
          ],
        },
        ROTATION_GRACE_HOURS: '48',
        LEDGER_TABLE: 'ledger',
        PARKED_TABLE: 'parked',
        TOPIC_ARN: 'arn:topic',
        PIPELINE_NAME: 'Webhooks-local',
        DRAIN_FUNCTION: { Ref: 'Drain' },
      }),
    ),
    Drain: at('Drain/Drain/Function', lambda({})),
    Directory: at(
      'user-directory/Handler/Function',
      lambda({ INBOX_TABLE: 'inbox', QUARANTINE_TABLE: 'quarantine' }),
    ),
    Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { BinaryMediaTypes: ['*/*'] } },
    Hooks: apiResource({ 'Fn::GetAtt': 'Api.RootResourceId' }, 'hooks'),
    PrivyPath: apiResource({ Ref: 'Hooks' }, 'privy'),
    PrivyMain: apiResource({ Ref: 'PrivyPath' }, 'main'),
    DynamicPath: apiResource({ Ref: 'Hooks' }, 'dynamic'),
    DynamicMain: apiResource({ Ref: 'DynamicPath' }, 'main'),
    PostPrivy: method('PrivyMain'),
    PostDynamic: method('DynamicMain'),
  };
  return createWithoutEngines({ Resources });
}

const queues = [
  {
    arn: 'arn:d',
    url: 'http://q/d',
    path: 'Pipeline/user-directory/Subscriber/Queue',
    deadLetterQueueArn: 'arn:dd',
  },
  { arn: 'arn:dd', url: 'http://q/dd', path: 'Pipeline/user-directory/Subscriber/Dlq' },
  {
    arn: 'arn:e',
    url: 'http://q/e',
    path: 'Pipeline/example/Subscriber/Queue',
    deadLetterQueueArn: 'arn:ee',
  },
  { arn: 'arn:ee', url: 'http://q/ee', path: 'Pipeline/example/Subscriber/Dlq' },
  { arn: 'arn:u', url: 'http://q/u', path: 'Pipeline/Undelivered/Dlq' },
];

describe('describePipeline', () => {
  it('finds sources, tables, topic and subscribers in what was created', async () => {
    const stack: LocalStack = {
      ...(await createStack()),
      queues,
      subscriptions: [
        { topicArn: 'arn:topic', queueArn: 'arn:d', deadLetterQueueArn: 'arn:u' },
        { topicArn: 'arn:topic', queueArn: 'arn:e', deadLetterQueueArn: 'arn:u' },
      ],
      mappings: [
        {
          id: 'm',
          isEnabled: true,
          queueArn: 'arn:d',
          functionName: 'user-directory-handler-function',
          batchSize: 10,
          reportsBatchItemFailures: true,
        },
      ],
      tables: [
        { name: 'ledger', path: 'Pipeline/Ledger/Table' },
        { name: 'user-directory-users', path: 'Pipeline/user-directory/users' },
      ],
    };
    const sources = [
      { name: 'privy/main', provider: 'privy', secretId: 'arn:p', secret: 'p' },
      { name: 'dynamic/main', provider: 'dynamic', secretId: 'arn:d', secret: 'd' },
    ] as const;

    expect(describePipeline(stack, sources, 'http://127.0.0.1:3000')).toEqual({
      pipelineName: 'Webhooks-local',
      stage: 'local',
      version: '0.1.0',
      stackName: 'pipeline',
      region: 'eu-west-1',
      api: 'http://127.0.0.1:3000',
      sources: {
        'privy/main': {
          provider: 'privy',
          url: 'http://127.0.0.1:3000/hooks/privy/main',
          secretId: 'arn:p',
          secret: 'p',
        },
        'dynamic/main': {
          provider: 'dynamic',
          url: 'http://127.0.0.1:3000/hooks/dynamic/main',
          secretId: 'arn:d',
          secret: 'd',
        },
      },
      rotationGraceHours: 48,
      ledgerTable: 'ledger',
      parkedTable: 'parked',
      inboxTable: 'inbox',
      quarantineTable: 'quarantine',
      topicArn: 'arn:topic',
      intake: { functionName: 'intake-function', logGroup: 'intake' },
      drain: { functionName: 'drain-function', logGroup: 'drain' },
      subscribers: {
        'user-directory': {
          kind: 'handler',
          queueUrl: 'http://q/d',
          dlqUrl: 'http://q/dd',
          subscriptionDlqUrl: 'http://q/u',
          functionName: 'user-directory-handler-function',
          logGroup: 'user-directory',
        },
        example: {
          kind: 'consumer',
          queueUrl: 'http://q/e',
          dlqUrl: 'http://q/ee',
          subscriptionDlqUrl: 'http://q/u',
        },
      },
      tables: { 'user-directory': { users: 'user-directory-users' } },
      operationsLogGroup: 'operations',
    });
  });

  it('fails where a source has no method, and where there is no intake', async () => {
    const stack = await createStack();
    const missing = { name: 'privy/other', provider: 'privy', secretId: 'arn:s', secret: 's' } as const;

    expect(() => describePipeline(stack, [missing], 'http://127.0.0.1:3000')).toThrow(
      'the API has no method for the source privy/other; it has /hooks/privy/main, /hooks/dynamic/main',
    );
    expect(() => findIntake([])).toThrow(
      'the template has no intake: no function has the environment variables SOURCES and LEDGER_TABLE',
    );
  });
});

describe('issueSigningSecrets', () => {
  it("puts a secret of each provider's form", async () => {
    const { functions, secrets } = await createStack();

    const sources = issueSigningSecrets(findIntake(functions), secrets);

    expect(sources.map(({ name, provider }) => ({ name, provider }))).toEqual([
      { name: 'privy/main', provider: 'privy' },
      { name: 'dynamic/main', provider: 'dynamic' },
    ]);
    expect(sources[0]?.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(sources[1]?.secret).toMatch(/^dyn_[\w-]{43}$/);
    expect(secrets.list().map(({ arn }) => secrets.version(arn, {}).value)).toEqual(
      sources.map(({ secret }) => secret),
    );
  });
});

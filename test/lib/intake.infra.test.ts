import { Match } from 'aws-cdk-lib/assertions';
import { rendered, resource, resources, templateOf } from './template-of.ts';

const template = templateOf();

describe('the API', () => {
  it('is regional and takes deliveries over IPv4 and IPv6', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', {
      EndpointConfiguration: { Types: ['REGIONAL'], IpAddressType: 'dualstack' },
    });
  });

  it('hands every body on byte by byte', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { BinaryMediaTypes: ['*/*'] });
  });

  it('speaks no TLS older than 1.2', () => {
    template.hasResourceProperties('AWS::ApiGateway::RestApi', {
      SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
      EndpointAccessMode: 'BASIC',
    });
  });

  it('has a POST to the intake per source, and one for every other spelling of their paths', () => {
    const methods = Object.values(resources(template, 'AWS::ApiGateway::Method'));

    expect(methods.map(({ Properties }) => Properties['HttpMethod'])).toEqual(['POST', 'POST', 'POST']);
    template.allResourcesProperties('AWS::ApiGateway::Method', {
      AuthorizationType: 'NONE',
      Integration: { Type: 'AWS_PROXY', IntegrationHttpMethod: 'POST' },
    });
    const parts = Object.values(resources(template, 'AWS::ApiGateway::Resource'));
    expect(parts.map(({ Properties }) => Properties['PathPart']).sort()).toEqual([
      'dynamic',
      'main',
      'main',
      'privy',
      'webhooks',
      '{source+}',
    ]);
  });

  it('answers a path or method that does not exist with 404, not with the 403 of API Gateway', () => {
    template.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
      ResponseType: 'MISSING_AUTHENTICATION_TOKEN',
      StatusCode: '404',
      ResponseTemplates: { 'application/json': '{"status":"unknown-source"}' },
    });
  });

  it.each(['DEFAULT_5XX', 'INTEGRATION_FAILURE', 'INTEGRATION_TIMEOUT'])(
    'answers %s like the intake that can keep nothing, and asks to come again in 30 seconds',
    (type) => {
      template.hasResourceProperties('AWS::ApiGateway::GatewayResponse', {
        ResponseType: type,
        StatusCode: Match.absent(),
        ResponseParameters: { 'gatewayresponse.header.Retry-After': "'30'" },
        ResponseTemplates: { 'application/json': '{"status":"unavailable"}' },
      });
    },
  );

  it('logs no header and no body', () => {
    const stage = resource(template, 'AWS::ApiGateway::Stage');
    const { Format } = stage.Properties['AccessLogSetting'] as { readonly Format: string };

    expect(Object.keys(JSON.parse(Format)).sort()).toEqual([
      'durationMilliseconds',
      'error',
      'intakeMilliseconds',
      'method',
      'requestId',
      'resource',
      'sourceIp',
      'status',
      'tlsVersion',
      'webAcl',
    ]);
    expect(stage.Properties['MethodSettings']).toEqual([
      {
        HttpMethod: '*',
        ResourcePath: '/*',
        DataTraceEnabled: false,
        ThrottlingRateLimit: 1666,
        ThrottlingBurstLimit: 833,
      },
    ]);
  });
});

describe('what is throttled', () => {
  const alarm = (id: string) => resource(template, 'AWS::CloudWatch::Alarm', id).Properties;

  it('by API Gateway rings, by what its access log says of it', () => {
    const filter = resource(template, 'AWS::Logs::MetricFilter').Properties;

    expect(rendered(filter['LogGroupName'])).toBe('<PipelineApiAccessLog>');
    expect(filter['FilterPattern']).toBe('{ $.error = "THROTTLED" }');
    expect(filter['MetricTransformations']).toEqual([
      { MetricNamespace: 'WalletWebhooks/WalletWebhooks-test', MetricName: 'ApiThrottled', MetricValue: '1' },
    ]);
    expect(alarm('PipelineApiThrottled')).toMatchObject({
      AlarmName: 'WalletWebhooks-test api throttled',
      Namespace: 'WalletWebhooks/WalletWebhooks-test',
      MetricName: 'ApiThrottled',
      Statistic: 'Sum',
      Period: 300,
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
  });

  it('by Lambda rings, which the provider sees as a 500', () => {
    expect(alarm('PipelineIntakeThrottled')).toMatchObject({
      AlarmName: 'WalletWebhooks-test intake throttled',
      Namespace: 'AWS/Lambda',
      MetricName: 'Throttles',
      Period: 300,
      Threshold: 1,
      TreatMissingData: 'notBreaching',
    });
  });
});

describe('the throttle, which API Gateway applies to each method by itself,', () => {
  const throttleOf = (...changes: Parameters<typeof templateOf>) => {
    const stage = resource(templateOf(...changes), 'AWS::ApiGateway::Stage');
    const [settings] = stage.Properties['MethodSettings'] as Record<string, number>[];
    return [settings?.['ThrottlingRateLimit'], settings?.['ThrottlingBurstLimit']];
  };

  it.each([
    [1, [2500, 1250]],
    [4, [1000, 500]],
    [12, [384, 192]],
  ])('leaves the account half of its 10,000 a second and 5,000 at once with %i sources', (count, each) => {
    const names = Array.from({ length: count }, (_, i) => [`privy/app-${i}`, {}] as const);

    expect(throttleOf({ sources: Object.fromEntries(names) })).toEqual(each);
  });

  it('is what the stage says, for each source', () => {
    expect(throttleOf({ stages: { test: { throttle: { requestsPerSecond: 3000, burst: 1500 } } } })).toEqual([
      3000, 1500,
    ]);
  });
});

describe('the intake function', () => {
  it('runs on Node 24 and arm64, and is stopped after 14 seconds', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Description: 'Verifies webhook deliveries and publishes their events',
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: 14,
      MemorySize: 512,
    });
  });

  it('is told the sources, the ledger, the topic and the times it must keep', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          PIPELINE_NAME: 'WalletWebhooks-test',
          SOURCES: Match.anyValue(),
          ROTATION_GRACE_HOURS: '48',
          LEDGER_TABLE: { Ref: Match.stringLikeRegexp('^PipelineLedgerTable') },
          LEDGER_RETENTION_DAYS: '100',
          TOPIC_ARN: { Ref: Match.stringLikeRegexp('^PipelineEventsTopic') },
          DRAIN_FUNCTION: { Ref: Match.stringLikeRegexp('^PipelineDrainFunction') },
        },
      },
    });
  });

  it('gets of each source the ARN of its secret and its environment', () => {
    const changed = templateOf({ sources: { 'privy/main': {}, 'dynamic/eu': { environment: 'live' } } });
    const { Properties } = resource(changed, 'AWS::Lambda::Function', 'PipelineIntake');
    const { Variables } = Properties['Environment'] as {
      readonly Variables: Readonly<Record<string, unknown>>;
    };

    expect(JSON.parse(rendered(Variables['SOURCES']))).toEqual({
      'privy/main': { secretArn: '<PipelineSecretsprivymain>', environment: 'test' },
      'dynamic/eu': { secretArn: '<PipelineSecretsdynamiceu>', environment: 'live' },
    });
  });

  it('keeps its log for as long as the stage says, and the account of who did what for a year at least', () => {
    const changed = templateOf({ stages: { test: { logRetentionDays: 7 } } });

    const groups = Object.entries(resources(changed, 'AWS::Logs::LogGroup'));
    const retentions = groups.map(([id, { Properties }]) => [
      id.startsWith('PipelineOperations'),
      Properties['RetentionInDays'],
    ]);
    expect(retentions.filter(([isAccount]) => isAccount)).toEqual([[true, 365]]);
    expect(new Set(retentions.filter(([isAccount]) => !isAccount).map(([, days]) => days))).toEqual(
      new Set([7]),
    );
  });
});

describe('the drain', () => {
  it('runs every minute for each quarter of the shards, and never twice for one minute', () => {
    const { ScheduleExpression, State, Targets } = resource(
      template,
      'AWS::Events::Rule',
      'PipelineDrain',
    ).Properties;
    const targets = Targets as Record<string, unknown>[];

    expect([ScheduleExpression, State]).toEqual(['rate(1 minute)', 'ENABLED']);
    expect(targets.map(({ Input }) => Input)).toEqual([
      '{"shards":[0,1,2,3]}',
      '{"shards":[4,5,6,7]}',
      '{"shards":[8,9,10,11]}',
      '{"shards":[12,13,14,15]}',
    ]);
    for (const { Arn, RetryPolicy } of targets) {
      expect(rendered(Arn)).toBe('<PipelineDrainFunction.Arn>');
      expect(RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 0 });
    }
  });

  it('is not run later by Lambda either, which would repeat a failed run and keep a throttled one for hours', () => {
    const { FunctionName, ...settings } = resource(
      template,
      'AWS::Lambda::EventInvokeConfig',
      'PipelineDrain',
    ).Properties;

    expect(rendered(FunctionName)).toBe('<PipelineDrainFunction>');
    expect(settings).toEqual({
      Qualifier: '$LATEST',
      MaximumEventAgeInSeconds: 60,
      MaximumRetryAttempts: 0,
    });
  });
});

describe('the signing secrets', () => {
  it('are created empty, and the template has no value that an update could write over the real one', () => {
    const secrets = Object.values(resources(template, 'AWS::SecretsManager::Secret'));

    const Tags = [{ Key: 'wallet-webhooks:pipeline', Value: 'WalletWebhooks-test' }];
    expect(secrets.map(({ Properties }) => Properties)).toEqual([
      { Description: 'Signing secret of the webhook endpoint privy/main', Tags },
      { Description: 'Signing secret of the webhook endpoint dynamic/main', Tags },
    ]);
  });
});

describe('the outputs', () => {
  it('say which URL to give to each provider', () => {
    const [api, stage] = ['<PipelineApi>', '<PipelineApiDeploymentStagetest>'];
    const host = `${api}.execute-api.<AWS::Region>.<AWS::URLSuffix>`;

    expect(output('PrivyMainUrl')).toBe(`https://${host}/${stage}/webhooks/privy/main`);
    expect(output('DynamicMainUrl')).toBe(`https://${host}/${stage}/webhooks/dynamic/main`);
  });

  it('say what to do after a first deployment, in the order of their names, with the examination as the last', () => {
    const host = '<PipelineApi>.execute-api.<AWS::Region>.<AWS::URLSuffix>/<PipelineApiDeploymentStagetest>';
    const there = '--stage WalletWebhooks-test --region <AWS::Region>';

    expect(output('Step1EnterUrls')).toBe(
      `Enter https://${host}/webhooks/privy/main in the dashboard of Privy under Configuration > Webhooks, and choose the events. ` +
        `Enter https://${host}/webhooks/dynamic/main in the dashboard of Dynamic under Developer > Webhooks, and choose the events.`,
    );
    expect(output('Step2PutSecrets')).toBe(
      `Put the signing secret that the dashboard then shows: npx wallet-webhooks secret put privy/main ${there}. ` +
        `Put the signing secret that the dashboard then shows: npx wallet-webhooks secret put dynamic/main ${there}.`,
    );
    expect(output('Step3SendTestEvents')).toBe(
      `Send the test event from each dashboard, and see that it is taken in: npx wallet-webhooks status ${there}.`,
    );
    expect(output('Step4Examine')).toBe(`See what is still to be done: npx wallet-webhooks doctor ${there}.`);
  });

  it('say how to put each signing secret without leaving it in the history of the shell', () => {
    expect(output('PrivyMainSecretCommand')).toBe(
      'aws secretsmanager put-secret-value --region <AWS::Region> ' +
        '--secret-id <PipelineSecretsprivymain> --secret-string file:///dev/stdin',
    );
  });

  it('name nothing else than what somebody needs after a deployment', () => {
    expect(Object.keys(template.findOutputs('*')).sort()).toEqual([
      'ArchiveBucketName',
      'ArchiveCommand',
      'AuditCommand',
      'ConsumerBillingQueueArn',
      'ConsumerBillingQueueUrl',
      'DashboardUrl',
      'DynamicMainSecretCommand',
      'DynamicMainUrl',
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

function output(name: string): string {
  return rendered(template.findOutputs(name)[name]?.['Value']);
}

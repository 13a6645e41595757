import { createWithoutEngines } from './stack.ts';

const properties = {
  Architectures: ['arm64'],
  Code: { S3Bucket: { 'Fn::Sub': 'assets' }, S3Key: 'bundle.zip' },
  Environment: { Variables: { STACK: { Ref: 'AWS::StackName' }, DAYS: 100, SECRET: { Ref: 'Secret' } } },
  Handler: 'index.handler',
  LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: 'Log' } },
  MemorySize: 512,
  Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
  Runtime: 'nodejs24.x',
  Timeout: 10,
};

const others = {
  Secret: {
    Type: 'AWS::SecretsManager::Secret',
    Properties: { Name: 'signing', SecretString: 'placeholder' },
  },
  Log: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: 30 } },
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Anything: true } } },
};

function lambda(changes: object) {
  const Intake = { Type: 'AWS::Lambda::Function', Properties: { ...properties, ...changes } };
  return createWithoutEngines({ Resources: { Intake, ...others } });
}

describe('AWS::Lambda::Function', () => {
  it('is described with bundle, handler, limits and the resolved environment as texts', async () => {
    const { functions, secrets } = await lambda({});

    expect(functions).toEqual([
      {
        arn: 'arn:aws:lambda:eu-west-1:000000000000:function:intake',
        name: 'intake',
        path: 'Intake',
        codeDirectory: '/assets/bundle',
        handler: 'index.handler',
        environment: {
          STACK: 'pipeline',
          DAYS: '100',
          SECRET: secrets.list()[0]?.arn,
          AWS_LAMBDA_LOG_FORMAT: 'JSON',
        },
        timeoutSeconds: 10,
        logGroup: 'Log',
        memoryMegabytes: 512,
        platformReports: 'of all',
      },
    ]);
    expect(secrets.version('signing', {}).value).toBe('placeholder');
  });

  it('hears of failures only from the platform where the template has it so', async () => {
    const { functions } = await lambda({
      LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN', ApplicationLogLevel: 'INFO' },
    });

    expect(functions).toMatchObject([
      {
        platformReports: 'of failures',
        environment: { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: 'INFO' },
      },
    ]);
  });

  it("has Lambda's limits where the template gives none, and its reserved concurrency", async () => {
    const { functions } = await lambda({
      Timeout: undefined,
      MemorySize: undefined,
      ReservedConcurrentExecutions: 2,
    });

    expect(functions[0]).toMatchObject({ timeoutSeconds: 3, memoryMegabytes: 128, reservedConcurrency: 2 });
  });

  it.each([
    [
      'another runtime',
      { Runtime: 'python3.13' },
      'property Runtime: "python3.13" is not supported; use nodejs24.x',
    ],
    [
      'layers',
      { Layers: ['arn'] },
      /property Layers: not supported; supported beside it are FunctionName, Code/,
    ],
    [
      'code in the template',
      { Code: { ZipFile: 'x' } },
      'property Code.ZipFile: not supported; supported beside it are S3Bucket, S3Key',
    ],
    [
      'a bundle that is not there',
      { Code: { S3Key: 'other.zip' } },
      'Code.S3Key other.zip is not an asset of the assembly',
    ],
    [
      'an unknown function in the environment',
      { Environment: { Variables: { A: { 'Fn::ImportValue': 'a' } } } },
      /property Environment: Fn::ImportValue is not supported/,
    ],
  ])('is refused by name with %s', async (_what, changes, message) => {
    await expect(lambda(changes)).rejects.toThrow(message);
    await expect(lambda(changes)).rejects.toThrow(
      /^the template does not run locally:\n {2}Intake \(AWS::Lambda::Function\)/,
    );
  });
});

import { LOCAL_ACCOUNT } from '../template/create-scope.ts';
import { applied, each, oneOf, withoutEffect } from '../template/property-table.ts';
import { physicalName } from './physical-name.ts';
import type { ResourceType } from './resource-type.ts';

const NOT_SHOWN = withoutEffect('nothing shows it locally');

interface FunctionProperties {
  readonly FunctionName?: string;
  readonly Code: { readonly S3Key: string };
  readonly Handler: string;
  readonly Timeout?: number;
  readonly MemorySize?: number;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, unknown>> };
  readonly ReservedConcurrentExecutions?: number;
  readonly LoggingConfig?: {
    readonly LogFormat?: string;
    readonly ApplicationLogLevel?: string;
    readonly SystemLogLevel?: string;
    readonly LogGroup?: string;
  };
}

/** Lambda's own defaults. */
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MEGABYTES = 128;

/** `AWS::Lambda::Function` with a Node.js bundle among the assets of the assembly. */
export const lambdaFunction: ResourceType = {
  properties: {
    FunctionName: applied,
    Code: each({ S3Bucket: withoutEffect('the bundle is read from the assembly'), S3Key: applied }),
    Handler: applied,
    Runtime: oneOf('nodejs24.x'),
    Timeout: applied,
    MemorySize: applied,
    EphemeralStorage: each({ Size: withoutEffect('a sandbox has the disk of this machine') }),
    Environment: each({ Variables: applied }),
    ReservedConcurrentExecutions: applied,
    Architectures: withoutEffect('a JavaScript bundle runs on the processor of this machine'),
    Role: withoutEffect('permissions are not checked locally'),
    LoggingConfig: each({
      LogFormat: oneOf('JSON', 'Text'),
      ApplicationLogLevel: applied,
      SystemLogLevel: oneOf('DEBUG', 'INFO', 'WARN'),
      LogGroup: applied,
    }),
    TracingConfig: withoutEffect('nothing collects traces locally'),
    KmsKeyArn: withoutEffect('the environment is not stored'),
    Description: NOT_SHOWN,
    Tags: NOT_SHOWN,
  },
  create(resource, stack) {
    const properties = resource.properties as unknown as FunctionProperties;
    const name = properties.FunctionName ?? physicalName(resource, stack, 64);
    const arn = `arn:aws:lambda:${stack.region}:${LOCAL_ACCOUNT}:function:${name}`;
    const codeDirectory = stack.assets.get(properties.Code.S3Key);
    if (codeDirectory === undefined)
      throw new Error(`Code.S3Key ${properties.Code.S3Key} is not an asset of the assembly`);
    const { ReservedConcurrentExecutions: reservedConcurrency } = properties;
    stack.functions.push({
      arn,
      name,
      path: resource.path,
      logGroup: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
      codeDirectory,
      handler: properties.Handler,
      environment: {
        ...textValues(properties.Environment?.Variables ?? {}),
        ...loggingVariables(properties.LoggingConfig ?? {}),
      },
      timeoutSeconds: properties.Timeout ?? DEFAULT_TIMEOUT_SECONDS,
      memoryMegabytes: properties.MemorySize ?? DEFAULT_MEMORY_MEGABYTES,
      platformReports: properties.LoggingConfig?.SystemLogLevel === 'WARN' ? 'of failures' : 'of all',
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
    });
    return { ref: name, attributes: { Arn: arn } };
  },
};

function textValues(variables: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, String(value)]));
}

/** The variables by which Lambda tells a runtime how to log. */
function loggingVariables({
  LogFormat,
  ApplicationLogLevel,
}: NonNullable<FunctionProperties['LoggingConfig']>) {
  return {
    ...(LogFormat === undefined ? {} : { AWS_LAMBDA_LOG_FORMAT: LogFormat }),
    ...(ApplicationLogLevel === undefined ? {} : { AWS_LAMBDA_LOG_LEVEL: ApplicationLogLevel }),
  };
}

import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ApplicationLogLevel,
  Architecture,
  type FunctionProps,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FUNCTION_FINDINGS } from './review/function-findings.ts';

/** A Lambda function's own properties, without those that every function here has alike. */
export interface NodeFunctionProps extends Omit<FunctionProps, 'role' | 'logGroup' | 'runtime' | 'handler'> {
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key with which its log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * A Lambda function with the code of a bundle, and a role that may write its own log and nothing else until it is granted
 * more. The caller's properties win over the defaults here. Lambda itself logs failures only: what it says of an invocation that
 * succeeded stands in the function's own line.
 *
 * Defines a Lambda function, its role and its log group.
 */
export class NodeFunction extends Construct implements IGrantable {
  readonly resource: LambdaFunction;
  readonly logGroup: LogGroup;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, { logRetention, encryptionKey, ...props }: NodeFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', {
      retention: logRetention,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(role);
    this.resource = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
      // Not above: these lines are the metrics too.
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      role,
      ...props,
      handler: 'index.handler',
      logGroup: this.logGroup,
    });
    this.grantPrincipal = role;
    Validations.of(this).acknowledge(...FUNCTION_FINDINGS);
  }
}

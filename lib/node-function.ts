import { fileURLToPath } from 'node:url';
import { RemovalPolicy } from 'aws-cdk-lib';
import { type IGrantable, type IPrincipal, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import {
  type BundlingOptions,
  NodejsFunction,
  type NodejsFunctionProps,
  OutputFormat,
} from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** The folder of this package. */
export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The SDK goes into the bundle: it is the version that was tested, and loads in two thirds of the time of the runtime's
 * copy when the ES modules of the packages are taken. Names are kept so that a stack trace can be read; a source map
 * would make every cold start load a sixth slower.
 */
const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  externalModules: [],
  minify: true,
  keepNames: true,
};

/** A Lambda function's own properties, without those that every function here has alike. */
export interface NodeFunctionProps extends Omit<NodejsFunctionProps, 'role' | 'logGroup'> {
  /** The module with the handler, from the root of this package. */
  readonly entry: string;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
}

/**
 * A Lambda function of this package's code, with a role that may write its own log and nothing else until it is granted
 * more. The caller's properties win over the defaults here.
 *
 * Defines a Lambda function, its role and its log group.
 */
export class NodeFunction extends Construct implements IGrantable {
  readonly resource: NodejsFunction;
  readonly logGroup: LogGroup;
  readonly grantPrincipal: IPrincipal;

  constructor(scope: Construct, id: string, { entry, logRetention, bundling, ...props }: NodeFunctionProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(role);
    this.resource = new NodejsFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      loggingFormat: LoggingFormat.JSON,
      role,
      ...props,
      entry: `${PROJECT_ROOT}${entry}`,
      projectRoot: PROJECT_ROOT,
      depsLockFilePath: `${PROJECT_ROOT}package-lock.json`,
      logGroup: this.logGroup,
      bundling: { ...BUNDLING, ...bundling },
    });
    this.grantPrincipal = role;
  }
}

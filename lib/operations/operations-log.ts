import { RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** How the account of who did what is kept. */
export interface OperationsLogProps {
  /** How long log lines are kept; here they are kept for a year at least. */
  readonly logRetention: RetentionDays;
  /** The key with which it is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The account of who did what: a line for whatever an operator changed. It stays when the stack is deleted.
 *
 * Defines one log group.
 */
export class OperationsLog extends Construct {
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { logRetention, encryptionKey }: OperationsLogProps) {
    super(scope, id);
    this.logGroup = new LogGroup(this, 'Log', {
      retention: Math.max(logRetention, RetentionDays.ONE_YEAR),
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

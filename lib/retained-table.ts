import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type WarmThroughput, warm } from './warm-throughput.ts';

/** What differs between the tables of the pipeline. */
export interface RetainedTableProps {
  /** The name of the string partition key. */
  readonly partitionKey: string;
  /** The name of the string sort key. @default none */
  readonly sortKey?: string;
  /** The attribute with the epoch second after which an item may be deleted. @default items are kept */
  readonly timeToLive?: string;
  /** Whether the table is left behind when it is removed or replaced, and refuses to be deleted. */
  readonly deletionProtection: boolean;
  /** The key with which items are encrypted. @default one that DynamoDB owns */
  readonly encryptionKey?: IKey | undefined;
  /** What it takes at once. @default what DynamoDB gives every new table */
  readonly throughput?: WarmThroughput | undefined;
}

/**
 * A table whose items cannot be made again: paid per request, restorable to any second of the last 35 days, and where it is
 * protected left behind when its stack is deleted.
 *
 * It is a `Table` and not a `TableV2`, which would be a global table: a replica checks the conditions of a write against
 * its own items only, and "published once" and "applied once" rest on those conditions.
 */
export function retainedTable(scope: Construct, id: string, props: RetainedTableProps): Table {
  const { partitionKey, sortKey, timeToLive, deletionProtection, encryptionKey, throughput } = props;
  return new Table(scope, id, {
    partitionKey: { name: partitionKey, type: AttributeType.STRING },
    ...(sortKey === undefined ? {} : { sortKey: { name: sortKey, type: AttributeType.STRING } }),
    billingMode: BillingMode.PAY_PER_REQUEST,
    ...warm(throughput),
    ...(timeToLive === undefined ? {} : { timeToLiveAttribute: timeToLive }),
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    ...(encryptionKey === undefined ? {} : { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey }),
    // Not as the queues: where a deployment fails, CloudFormation could not delete what refuses to be, and would be stuck.
    removalPolicy: deletionProtection ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    deletionProtection,
  });
}

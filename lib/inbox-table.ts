import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { INBOX_ATTRIBUTES } from '../core/inbox/inbox-entry.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import type { Figures } from './observability/figures.ts';
import { tableCosts } from './observability/function-costs.ts';
import type { Observable } from './observability/observable.ts';
import { retainedTable } from './retained-table.ts';
import type { WarmThroughputs } from './warm-throughput.ts';

/** How the inbox is kept. */
export interface InboxTableProps {
  /** Whether the table refuses to be deleted. */
  readonly deletionProtection: boolean;
  /** The key with which entries are encrypted. @default one that DynamoDB owns */
  readonly encryptionKey?: IKey | undefined;
  /** What the pipeline's tables take at once. @default what DynamoDB gives every new table */
  readonly warmThroughput?: WarmThroughputs | undefined;
  /** A table to take, such as one that was restored. @default one is made */
  readonly table?: ITable | undefined;
}

/**
 * The inbox: which events each handler has applied. All handlers share it, each under its own keys.
 *
 * Defines one DynamoDB table.
 */
export class InboxTable extends Construct implements Observable {
  readonly table: ITable | Table;
  readonly alarms = [];
  readonly dashboardRows = [];

  constructor(
    scope: Construct,
    id: string,
    { table, deletionProtection, encryptionKey, warmThroughput }: InboxTableProps,
  ) {
    super(scope, id);
    this.table =
      table ??
      retainedTable(this, 'Table', {
        partitionKey: INBOX_ATTRIBUTES.key,
        timeToLive: INBOX_ATTRIBUTES.expiresAt,
        deletionProtection,
        encryptionKey,
        throughput: warmThroughput?.inbox,
      });
  }

  get figures(): Figures {
    return { costs: tableCosts('inbox', this.table) };
  }

  /** Lets the grantee make entries of this handler, and of no other. */
  grantEntries(grantee: IGrantable, handler: string): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:PutItem'],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${handler}#*`] } },
    });
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }

  /** Lets the grantee read entries of this handler, and of no other. */
  grantReading(grantee: IGrantable, handler: string): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:GetItem'],
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${handler}#*`] } },
    });
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }

  /** Lets the grantee look up which events handlers have applied. */
  grantLookUps(grantee: IGrantable): void {
    const resourceArns = [this.table.tableArn];
    Grant.addToPrincipal({ grantee, actions: ['dynamodb:BatchGetItem'], resourceArns });
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }

  /** Lets the grantee take away entries of every handler, many at once. */
  grantForgetting(grantee: IGrantable): void {
    const resourceArns = [this.table.tableArn];
    Grant.addToPrincipal({ grantee, actions: ['dynamodb:BatchWriteItem'], resourceArns });
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }
}

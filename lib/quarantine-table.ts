import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { QUARANTINE_TABLE } from '../core/quarantine/quarantine-table.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import type { Figures } from './observability/figures.ts';
import { tableCosts } from './observability/function-costs.ts';
import type { Observable } from './observability/observable.ts';
import { retainedTable } from './retained-table.ts';
import type { WarmThroughputs } from './warm-throughput.ts';

/** How the quarantine is kept. */
export interface QuarantineTableProps {
  /** Whether the table refuses to be deleted. */
  readonly deletionProtection: boolean;
  /** The key with which events are encrypted. @default one that DynamoDB owns */
  readonly encryptionKey?: IKey | undefined;
  /** What the pipeline's tables take at once. @default what DynamoDB gives every new table */
  readonly warmThroughput?: WarmThroughputs | undefined;
  /** A table to take, such as one that was restored. @default one is made */
  readonly table?: ITable | undefined;
}

/** What the handler's calls take: a transaction takes what its writes take. */
const ACTIONS = ['Query', 'GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map((call) => `dynamodb:${call}`);

/**
 * The quarantine: the events that handlers gave up on, with the later ones of their users. All handlers share it, each under
 * its own keys.
 *
 * Defines one DynamoDB table.
 */
export class QuarantineTable extends Construct implements Observable {
  readonly table: ITable | Table;
  readonly alarms = [];
  readonly dashboardRows = [];

  constructor(
    scope: Construct,
    id: string,
    { table, deletionProtection, encryptionKey, warmThroughput }: QuarantineTableProps,
  ) {
    super(scope, id);
    this.table =
      table ??
      retainedTable(this, 'Table', {
        partitionKey: QUARANTINE_TABLE.partitionKey,
        sortKey: QUARANTINE_TABLE.sortKey,
        timeToLive: QUARANTINE_TABLE.expiresAt,
        deletionProtection,
        encryptionKey,
        throughput: warmThroughput?.quarantine,
      });
  }

  get figures(): Figures {
    return { costs: tableCosts('quarantine', this.table) };
  }

  /** Lets the grantee keep and release events of this handler, and of no other. */
  grantKeeping(grantee: IGrantable, handler: string): void {
    Grant.addToPrincipal({
      grantee,
      actions: ACTIONS,
      resourceArns: [this.table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${handler}#*`] } },
    });
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }

  /** Lets the grantee take a person out of the quarantine of every handler. */
  grantForgetting(grantee: IGrantable): void {
    const actions = ACTIONS.filter((action) => action !== 'dynamodb:GetItem');
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.table.tableArn] });
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }
}

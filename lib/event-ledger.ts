import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, type ITable, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { LEDGER_TABLE } from '../core/ledger/ledger-table.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import { graph } from './observability/graph.ts';
import type { Observable } from './observability/observable.ts';
import { retainedTable } from './retained-table.ts';

/** The calls that the intake and the drain make. */
const LEDGER_CALLS = ['PutItem', 'UpdateItem', 'GetItem', 'Query'] as const;

/** How the ledger is kept. */
export interface EventLedgerProps {
  /** Whether the table refuses to be deleted. */
  readonly deletionProtection: boolean;
  /** The key with which events are encrypted. A table that is given has its own. @default one that DynamoDB owns */
  readonly encryptionKey?: IKey | undefined;
  /** A table to take, such as one that was restored. @default one is made */
  readonly table?: ITable | undefined;
}

/**
 * The ledger: which events were claimed, parked and published.
 *
 * Defines one DynamoDB table with two sparse indexes that hold parked events only, so that a pipeline whose topic is
 * well pays nothing for them.
 */
export class EventLedger extends Construct implements Observable {
  readonly table: ITable | Table;
  readonly alarms = [];

  constructor(scope: Construct, id: string, { table, ...settings }: EventLedgerProps) {
    super(scope, id);
    this.table = table ?? this.#makeTable(settings);
  }

  /** Lets the grantee claim, mark and park events. */
  grantRecording(grantee: IGrantable): void {
    this.#grant(grantee, ['dynamodb:PutItem', 'dynamodb:UpdateItem'], this.table.tableArn);
    this.#grant(grantee, ['dynamodb:Query'], this.#indexArn(LEDGER_TABLE.parkedByGroup.indexName));
    this.#grantKeyUse(grantee);
  }

  /** Lets the grantee list what is parked, read it and mark it. */
  grantDraining(grantee: IGrantable): void {
    this.#grant(grantee, ['dynamodb:GetItem', 'dynamodb:UpdateItem'], this.table.tableArn);
    this.#grant(grantee, ['dynamodb:Query'], this.#indexArn(LEDGER_TABLE.parkedByAge.indexName));
    this.#grantKeyUse(grantee);
  }

  get dashboardRows() {
    const { table } = this;
    return [
      {
        title: 'Ledger',
        widgets: [
          graph('Written', table.metricConsumedWriteCapacityUnits()),
          graph('Throttled', ...LEDGER_CALLS.map((call) => this.#throttled(call))),
          graph('Refused conditions (duplicates)', table.metricConditionalCheckFailedRequests()),
        ],
      },
    ];
  }

  #throttled(call: string): IMetric {
    return this.table.metric('ThrottledRequests', {
      statistic: Stats.SUM,
      label: call,
      dimensionsMap: { TableName: this.table.tableName, Operation: call },
    });
  }

  #makeTable(settings: Omit<EventLedgerProps, 'table'>): Table {
    const { partitionKey, timeToLive } = LEDGER_TABLE;
    const table = retainedTable(this, 'Table', { partitionKey, timeToLive, ...settings });
    indexParkedEvents(table);
    return table;
  }

  #grantKeyUse(grantee: IGrantable): void {
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }

  #indexArn(indexName: string): string {
    return `${this.table.tableArn}/index/${indexName}`;
  }

  #grant(grantee: IGrantable, actions: string[], resourceArn: string): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [resourceArn] });
  }
}

function indexParkedEvents(table: Table): void {
  const { parkedByAge, parkedByGroup } = LEDGER_TABLE;
  table.addGlobalSecondaryIndex({
    indexName: parkedByAge.indexName,
    partitionKey: { name: parkedByAge.partitionKey, type: AttributeType.STRING },
    sortKey: { name: parkedByAge.sortKey, type: AttributeType.STRING },
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: [...parkedByAge.projected],
  });
  table.addGlobalSecondaryIndex({
    indexName: parkedByGroup.indexName,
    partitionKey: { name: parkedByGroup.partitionKey, type: AttributeType.STRING },
    projectionType: ProjectionType.KEYS_ONLY,
  });
}

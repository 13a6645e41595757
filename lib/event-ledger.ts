import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, type ITable, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { LEDGER_TABLE } from '../core/ledger/ledger-table.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import type { Figures } from './observability/figures.ts';
import { tableCosts } from './observability/function-costs.ts';
import { graph } from './observability/graph.ts';
import type { Observable } from './observability/observable.ts';
import { retainedTable } from './retained-table.ts';
import type { WarmThroughputs } from './warm-throughput.ts';

/** The calls that the intake and the drain make. */
const LEDGER_CALLS = ['PutItem', 'UpdateItem', 'BatchGetItem', 'BatchWriteItem'] as const;

/** How the ledger is kept. */
export interface EventLedgerProps {
  /** Whether the table refuses to be deleted. */
  readonly deletionProtection: boolean;
  /** The key with which events are encrypted. A table that is given has its own. @default one that DynamoDB owns */
  readonly encryptionKey?: IKey | undefined;
  /** A table to take, such as one that was restored. @default one is made */
  readonly table?: ITable | undefined;
  /** What the pipeline's tables take at once. @default what DynamoDB gives every new table */
  readonly warmThroughput?: WarmThroughputs | undefined;
}

/**
 * The ledger: which events were claimed and published.
 *
 * Defines one DynamoDB table with two sparse indexes, which list what version 0.1 parked on its entries.
 */
export class EventLedger extends Construct implements Observable {
  readonly table: ITable | Table;
  readonly alarms = [];

  constructor(scope: Construct, id: string, { table, ...settings }: EventLedgerProps) {
    super(scope, id);
    this.table = table ?? this.#makeTable(settings);
  }

  /** Lets the grantee claim and mark events, and find those that version 0.1 parked. */
  grantRecording(grantee: IGrantable): void {
    this.#grant(grantee, ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchGetItem']);
    this.#grantQuerying(grantee, LEDGER_TABLE.parkedBefore.byGroup.indexName);
    this.#grantKeyUse(grantee);
  }

  /** Lets the grantee see which events are published, mark them many at once, and bring what version 0.1 parked into line. */
  grantDraining(grantee: IGrantable): void {
    this.#grant(grantee, [
      'dynamodb:BatchGetItem',
      'dynamodb:BatchWriteItem',
      'dynamodb:GetItem',
      'dynamodb:UpdateItem',
    ]);
    this.#grantQuerying(grantee, LEDGER_TABLE.parkedBefore.byAge.indexName);
    this.#grantKeyUse(grantee);
  }

  /** Lets the grantee go through all entries, and see which events are published. */
  grantAuditing(grantee: IGrantable): void {
    this.#grant(grantee, ['dynamodb:Scan', 'dynamodb:BatchGetItem']);
    this.#grantKeyUse(grantee);
  }

  get figures(): Figures {
    return { costs: tableCosts('ledger', this.table) };
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

  #makeTable({ warmThroughput, ...settings }: Omit<EventLedgerProps, 'table'>): Table {
    const { partitionKey, timeToLive } = LEDGER_TABLE;
    const table = retainedTable(this, 'Table', {
      partitionKey,
      timeToLive,
      ...settings,
      throughput: warmThroughput?.ledger,
    });
    indexParkedEvents(table);
    return table;
  }

  #grantKeyUse(grantee: IGrantable): void {
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }

  #grantQuerying(grantee: IGrantable, indexName: string): void {
    const resourceArns = [`${this.table.tableArn}/index/${indexName}`];
    Grant.addToPrincipal({ grantee, actions: ['dynamodb:Query'], resourceArns });
  }

  #grant(grantee: IGrantable, actions: string[]): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.table.tableArn] });
  }
}

function indexParkedEvents(table: Table): void {
  const { byAge: parkedByAge, byGroup: parkedByGroup } = LEDGER_TABLE.parkedBefore;
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

import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, type ITable, ProjectionType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { PARKED_TABLE } from '../core/parked/parked-table.ts';
import { grantKeyUse } from './encryption/use-key.ts';
import type { Figures } from './observability/figures.ts';
import { tableCosts } from './observability/function-costs.ts';
import { graph } from './observability/graph.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';
import { retainedTable } from './retained-table.ts';
import { type WarmThroughputs, warm } from './warm-throughput.ts';

/** The calls that the intake and the drain make. */
const CALLS = [
  'PutItem',
  'Query',
  'GetItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'TransactWriteItems',
] as const;

/** How parked events are kept. */
export interface ParkedEventsProps {
  /** Whether the table refuses to be deleted. */
  readonly deletionProtection: boolean;
  /** The key with which events are encrypted. @default one that DynamoDB owns */
  readonly encryptionKey?: IKey | undefined;
  /** What the pipeline's tables take at once. @default what DynamoDB gives every new table */
  readonly warmThroughput?: WarmThroughputs | undefined;
  /** A table to take, such as one that was restored. @default one is made */
  readonly table?: ITable | undefined;
}

/**
 * The parked events: those that are acknowledged and wait for the topic, in a line per user, and the flag that tells
 * whether there are any.
 *
 * Defines one DynamoDB table with an index that lists the lines. While nothing is parked it holds the flag and nothing
 * else, and costs one read a second and sandbox of the intake.
 */
export class ParkedEvents extends Construct implements Observable {
  readonly table: ITable | Table;
  readonly alarms = [];

  constructor(scope: Construct, id: string, { table, ...settings }: ParkedEventsProps) {
    super(scope, id);
    this.table = table ?? this.#makeTable(settings);
  }

  /** Lets the grantee read the flag and the lines, open the flag, and put events into line and take them out. */
  grantParking(grantee: IGrantable): void {
    this.#grant(grantee, ['GetItem', 'UpdateItem', 'Query', 'PutItem', 'DeleteItem']);
  }

  /** Lets the grantee list, read and empty the lines, change the flag, and keep what the topic refuses. */
  grantDraining(grantee: IGrantable): void {
    this.#grant(grantee, ['GetItem', 'UpdateItem', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem']);
    const resourceArns = [`${this.table.tableArn}/index/${PARKED_TABLE.byAge.indexName}`];
    Grant.addToPrincipal({ grantee, actions: ['dynamodb:Query'], resourceArns });
  }

  /** Lets the grantee see whether anything of a person is parked, and drop what the topic refused of them. */
  grantForgetting(grantee: IGrantable): void {
    this.#grant(grantee, ['Query', 'DeleteItem']);
  }

  get figures(): Figures {
    return { costs: tableCosts('parked', this.table) };
  }

  get dashboardRows(): readonly DashboardRow[] {
    const { table } = this;
    return [
      {
        kind: 'parked',
        title: 'Table of parked events',
        widgets: [
          graph('Written', table.metricConsumedWriteCapacityUnits()),
          graph('Throttled', ...CALLS.map((call) => this.#throttled(call))),
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

  #makeTable({ deletionProtection, encryptionKey, warmThroughput }: Omit<ParkedEventsProps, 'table'>): Table {
    const { partitionKey, sortKey, byAge } = PARKED_TABLE;
    const throughput = warmThroughput?.parked;
    const table = retainedTable(this, 'Table', {
      partitionKey,
      sortKey,
      deletionProtection,
      encryptionKey,
      throughput,
    });
    table.addGlobalSecondaryIndex({
      indexName: byAge.indexName,
      partitionKey: { name: byAge.partitionKey, type: AttributeType.STRING },
      sortKey: { name: byAge.sortKey, type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
      // An index that falls behind throttles the writes to its table.
      ...warm(throughput),
    });
    return table;
  }

  #grant(grantee: IGrantable, calls: readonly string[]): void {
    const actions = calls.map((call) => `dynamodb:${call}`);
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.table.tableArn] });
    grantKeyUse(this, { key: this.table.encryptionKey, grantee, service: 'dynamodb' });
  }
}

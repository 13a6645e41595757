import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { LEDGER_TABLE } from '../core/ledger/ledger-table.ts';
import { PARKED_TABLE } from '../core/parked/parked-table.ts';
import type { ParkedTables } from './adopt-parked-entries.ts';
import { CALL_BUDGETS, type CallBudget } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { whereIndexed } from './where-indexed.ts';

/** Which part of what a query finds, and in which direction. */
export type QueryPage = Partial<QueryCommandInput>;

/** The queries for parked events, each for one page. */
export class ParkedQueries {
  readonly #client: DynamoDBClient;
  readonly #tables: ParkedTables;

  constructor(client: DynamoDBClient, tables: ParkedTables) {
    this.#client = client;
    this.#tables = tables;
  }

  /** The line of a group, read strongly. */
  async line(groupId: string, page: QueryPage, budget: CallBudget) {
    const command = new QueryCommand({
      TableName: this.#tables.parked,
      KeyConditionExpression: '#group = :group',
      ExpressionAttributeNames: { '#group': PARKED_TABLE.partitionKey },
      ExpressionAttributeValues: { ':group': { S: groupId } },
      ConsistentRead: true,
      ...page,
    });
    const answer = await inTime(budget, (options) => this.#client.send(command, options));
    return { items: answer.Items ?? [], isWhole: answer.LastEvaluatedKey === undefined };
  }

  /** What the index shows of a shard, oldest first. */
  async shard(shard: number, page: QueryPage) {
    const { indexName, partitionKey } = PARKED_TABLE.byAge;
    const command = new QueryCommand({
      TableName: this.#tables.parked,
      IndexName: indexName,
      KeyConditionExpression: '#shard = :shard',
      ExpressionAttributeNames: { '#shard': partitionKey },
      ExpressionAttributeValues: { ':shard': { S: String(shard) } },
      ...page,
    });
    return await inTime(CALL_BUDGETS.list, (options) => this.#client.send(command, options));
  }

  /** Whether the version before parked an event of the group on its ledger entry, as far as the index shows. */
  async hasUnadopted(groupId: string): Promise<boolean> {
    const { indexName, partitionKey } = LEDGER_TABLE.parkedBefore.byGroup;
    const command = new QueryCommand({
      TableName: this.#tables.ledger,
      IndexName: indexName,
      KeyConditionExpression: '#group = :group',
      ExpressionAttributeNames: { '#group': partitionKey },
      ExpressionAttributeValues: { ':group': { S: groupId } },
      Limit: 1,
    });
    const { Count = 0 } = await whereIndexed(
      inTime(CALL_BUDGETS.line, (options) => this.#client.send(command, options)),
    );
    return Count > 0;
  }
}

import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { LEDGER_TABLE } from '../core/ledger/ledger-table.ts';
import { positionAt } from '../core/parked/position.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';
import { itemText, type StoredItem } from './item-text.ts';
import { packedIn, parkedItem } from './parked-item.ts';
import { unlessConditionFails } from './unless-condition-fails.ts';
import { whereIndexed } from './where-indexed.ts';

const { parkedBefore } = LEDGER_TABLE;
/** Enough for one call: what is left is adopted by the next pass of the drain. */
const ADOPTED_AT_MOST = 500;
const ADOPTED_AT_ONCE = 25;

/** The tables that parked events are in. */
export interface ParkedTables {
  readonly parked: string;
  /** The ledger's, for entries that were parked in the layout before. */
  readonly ledger: string;
}

/** Moves events that are parked on their ledger entries into their lines and says how many it moved. */
export async function adoptParkedEntries(client: DynamoDBClient, tables: ParkedTables): Promise<number> {
  const keys = await listed(client, tables);
  let adopted = 0;
  for (let from = 0; from < keys.length; from += ADOPTED_AT_ONCE) {
    const some = keys.slice(from, from + ADOPTED_AT_ONCE);
    const moved = await Promise.all(some.map((key) => adopt(key, client, tables).catch(unlessUnreadable)));
    adopted += moved.filter(Boolean).length;
  }
  return adopted;
}

async function listed(client: DynamoDBClient, { ledger }: ParkedTables): Promise<string[]> {
  const command = new QueryCommand({
    TableName: ledger,
    IndexName: parkedBefore.byAge.indexName,
    KeyConditionExpression: '#parked = :parked',
    ExpressionAttributeNames: { '#parked': parkedBefore.byAge.partitionKey },
    ExpressionAttributeValues: { ':parked': { S: 'parked' } },
    Limit: ADOPTED_AT_MOST,
  });
  const { Items = [] } = await whereIndexed(
    inTime(CALL_BUDGETS.list, (options) => client.send(command, options)),
  );
  return Items.map((item) => itemText(item, LEDGER_TABLE.partitionKey));
}

/** Its place in the line is that of the time at which it was parked, and the same however often it is adopted. */
async function adopt(key: string, client: DynamoDBClient, tables: ParkedTables): Promise<boolean> {
  const get = new GetItemCommand({ TableName: tables.ledger, Key: { pk: { S: key } }, ConsistentRead: true });
  const { Item } = await inTime(CALL_BUDGETS.list, (options) => client.send(get, options));
  if (Item?.['status']?.S !== 'parked') return false;

  const put = new PutItemCommand({ TableName: tables.parked, Item: lineItem(key, Item) });
  await inTime(CALL_BUDGETS.park, (options) => client.send(put, options));
  const claim = claimAgain(key, tables, Item);
  await unlessConditionFails(inTime(CALL_BUDGETS.park, (options) => client.send(claim, options)));
  return true;
}

/** An entry that lacks what it was parked with can be published by nobody, and must not hold up the others. */
function unlessUnreadable(error: unknown): false {
  if (error instanceof TypeError) return false;
  throw error;
}

function lineItem(key: string, item: StoredItem): StoredItem {
  const parkedAt = new Date(itemText(item, parkedBefore.byAge.sortKey));
  return parkedItem({
    groupId: itemText(item, parkedBefore.byGroup.partitionKey),
    position: positionAt(parkedAt, key),
    key,
    type: itemText(item, 'type'),
    parkedAt,
    retainUntil: new Date(Number(item['retainUntil']?.N ?? 0) * 1000),
    packed: packedIn(item),
  });
}

function claimAgain(key: string, tables: ParkedTables, item: StoredItem) {
  return new UpdateItemCommand({
    TableName: tables.ledger,
    Key: { pk: { S: key } },
    UpdateExpression: `SET #status = :claimed, expiresAt = :expiresAt REMOVE ${parkedBefore.attributes.join(', ')}`,
    ConditionExpression: '#status = :parked',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':claimed': { S: 'claimed' },
      ':parked': { S: 'parked' },
      ':expiresAt': item['retainUntil'] ?? { N: '0' },
    },
  });
}

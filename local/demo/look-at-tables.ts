import { isDeepStrictEqual } from 'node:util';
import { type AttributeValue, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DirectoryFact, LedgerFact } from './delivery-facts.ts';

type Item = Readonly<Record<string, AttributeValue>>;

/** An entry of the ledger as it stands, to be compared with what it is later. */
export interface LedgerEntry {
  readonly item: Item | undefined;
}

export async function readLedger(client: DynamoDBClient, table: string, key: string): Promise<LedgerEntry> {
  return { item: await getItem(client, table, key) };
}

export function ledgerFact(before: LedgerEntry, after: LedgerEntry): LedgerFact {
  return { state: stateOf(after.item), changed: !isDeepStrictEqual(before.item, after.item) };
}

function stateOf(item: Item | undefined): LedgerFact['state'] {
  if (item === undefined) return 'absent';
  const status = item['status']?.S;
  return status === 'claimed' || status === 'parked' || status === 'published' ? status : 'unknown';
}

/** The item of a user, in the words of lambda/handlers/user-directory. */
export async function readDirectory(
  client: DynamoDBClient,
  table: string,
  user: { readonly key: string; readonly eventId: string },
): Promise<DirectoryFact> {
  const item = await getItem(client, table, user.key);
  return {
    upToDate: item?.['lastEventId']?.S === user.eventId,
    accounts: item?.['accounts']?.L?.length ?? 0,
    wallets: item?.['wallets']?.L?.length ?? 0,
  };
}

async function getItem(client: DynamoDBClient, table: string, key: string): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName: table, Key: { pk: { S: key } }, ConsistentRead: true });
  return (await client.send(command)).Item;
}

import type { SourceName } from '../../core/events/source-name.ts';
import type { Item, ItemValue } from '../../core/inbox/item.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import { LEDGER_TABLE } from '../../core/ledger/ledger-table.ts';
import type { Stage } from '../stage/stage.ts';
import type { EventKey, LedgerRow } from './event-evidence.ts';

const MOST_KEY_BYTES = 2_048;

/** What the ledger says of an event; undefined where it knows nothing of it. */
export async function readLedger(
  { description, services }: Pick<Stage, 'description' | 'services'>,
  { source, id }: EventKey,
): Promise<LedgerRow | undefined> {
  const name = ledgerKey(source as SourceName, id);
  // Of such a key DynamoDB has nothing, and says so as of a fault.
  if (Buffer.byteLength(name) > MOST_KEY_BYTES) return undefined;
  const key = { [LEDGER_TABLE.partitionKey]: name };
  const item = await (await services.tables()).get(description.ledgerTable, key);
  return item === undefined ? undefined : ledgerRow(item);
}

/** The entry of an item, laid out as `LEDGER_TABLE` says. */
export function ledgerRow({ status, type, claimedAt, publishedAt, expiresAt }: Item): LedgerRow {
  return {
    status: status === 'published' ? 'published' : 'claimed',
    type: String(type),
    ...(isText(claimedAt) ? { claimedAt } : {}),
    ...(isText(publishedAt) ? { publishedAt } : {}),
    expiresAt: new Date(Number(expiresAt) * 1_000).toISOString(),
  };
}

function isText(value: ItemValue | undefined): value is string {
  return typeof value === 'string';
}

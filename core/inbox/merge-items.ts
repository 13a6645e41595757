import type { ApplyOutcome, InboxEvent } from './inbox.ts';
import type { Item } from './item.ts';
import type { ItemStore } from './item-store.ts';
import type { ItemMerge } from './merge.ts';
import {
  isRevisionBy,
  nextRevision,
  REVISION_ATTRIBUTE,
  unchangedSince,
  withoutRevision,
} from './revision.ts';
import { sameItem } from './same-item.ts';
import { MAX_TRANSACTION_WRITES } from './transactions.ts';
import { wellFormed, wellFormedWrites } from './well-formed-writes.ts';
import type { PutWrite, Write } from './write.ts';

/** What became of an event's merges, how many writes they were, and how many of their texts had to be changed for the store. */
export interface MergeResult {
  readonly outcome: ApplyOutcome;
  readonly written: number;
  readonly mended: number;
}

/** An event that somebody else keeps writing beside comes again. Each turn that fails is one that another's succeeded in. */
const ATTEMPTS = 5;

/**
 * Reads the items, merges the event into them and writes those that change, on condition that they are still what was read.
 * One change by itself is a single put; several, or one with other writes, are a transaction. Nothing is written where
 * nothing changes.
 *
 * It needs no inbox entry: a repeated event finds that it changes nothing.
 */
export async function mergeItems(
  store: ItemStore,
  { id }: Pick<InboxEvent, 'id'>,
  merges: readonly ItemMerge[],
): Promise<MergeResult> {
  const wanted = merges.map((merge) => ({ ...merge, key: wellFormed(merge.key).value }));
  refuseTwice(wanted);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const stored = await Promise.all(wanted.map(({ table, key }) => store.readItem({ table, key })));
    const changes = wanted.map((merge, index) => changeOf(merge, stored[index], id));
    const { writes, mended } = wellFormedWrites(changes.flat());
    if (writes.length === 0) {
      const isOwn = stored.some((item) => isRevisionBy(item, id));
      return { outcome: isOwn ? 'duplicate' : 'stale', written: 0, mended: 0 };
    }
    if (await write(store, writes)) return { outcome: 'applied', written: writes.length, mended };
  }
  throw new ContendedItemError(ATTEMPTS);
}

/** An item was changed by somebody else between every read and the write after it. Nothing was written. */
export class ContendedItemError extends Error {
  readonly code = 'contended-item';

  constructor(attempts: number) {
    super(`An item to merge into was changed by somebody else in each of ${attempts} attempts.`);
    this.name = 'ContendedItemError';
  }
}

/** The writes that an event's merge into one item comes to: none, or the item's and those alongside. */
function changeOf(
  { table, key, merge }: ItemMerge,
  stored: Item | undefined,
  eventId: string,
): readonly Write[] {
  const before = stored && withoutRevision(stored);
  const merged = merge(before);
  if (merged === undefined) return [];
  const after = { ...withoutRevision(merged.item), ...key };
  if (before !== undefined && sameItem(wellFormed(after).value, before)) return [];
  const put: PutWrite = {
    kind: 'put',
    table,
    item: { ...after, [REVISION_ATTRIBUTE]: nextRevision(stored, eventId) },
    condition: unchangedSince(stored, key),
  };
  return [put, ...(merged.writes ?? [])];
}

/** False where an item is no longer the one that was read. */
async function write({ transactions, putItem }: ItemStore, writes: readonly Write[]): Promise<boolean> {
  refuseTooMany(writes);
  const [first] = writes;
  if (writes.length === 1 && first?.kind === 'put') return (await putItem(first)).written;
  return (await transactions.commit(writes)).committed;
}

function refuseTooMany(writes: readonly Write[]): void {
  if (writes.length <= MAX_TRANSACTION_WRITES) return;
  throw new RangeError(
    `An event may write at most ${MAX_TRANSACTION_WRITES} items, the merges of this one write ${writes.length}: that is ` +
      'what a transaction holds. Write fewer items per event.',
  );
}

function refuseTwice(merges: readonly ItemMerge[]): void {
  const addresses = merges.map(({ table, key }) => JSON.stringify([table, Object.entries(key).sort()]));
  if (new Set(addresses).size === addresses.length) return;
  throw new RangeError('An event has two merges into one item. Merge all that it says of the item in one.');
}

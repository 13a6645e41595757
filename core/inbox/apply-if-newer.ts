import type { ApplyOutcome } from './inbox.ts';
import type { Item } from './item.ts';
import type { PutItem } from './put-item.ts';
import { type Dated, givesWayTo, isStateOf, placeOf } from './recency.ts';

/** The whole state that an event leaves an item in. */
export interface NewerState {
  /** The table's physical name. */
  readonly table: string;
  /** With its key. What tells how new it is (`lastEventTime`, `lastReceivedTime`, `lastEventId`, `lastReplayId`) is added to it. */
  readonly item: Item;
  /** That the stored state is older is the condition, and there is no other. */
  readonly condition?: never;
}

/**
 * Puts the state of an event where the stored one is older: a single put, which needs no inbox entry, because a repeated event
 * is not newer than itself. An event of a replay also puts it over its own, once for each replay: what today's code makes of it.
 */
export async function applyIfNewer(putItem: PutItem, event: Dated, state: NewerState): Promise<ApplyOutcome> {
  const { table, item } = state;
  const result = await putItem({
    kind: 'put',
    table,
    item: { ...item, ...placeOf(event) },
    condition: givesWayTo(event),
  });
  if (result.written) return 'applied';
  return isStateOf(result.stored, event) ? 'duplicate' : 'stale';
}

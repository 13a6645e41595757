import type { ParkedEvent } from '../core/parked/parked-lines.ts';
import { packMessage } from '../core/parked/parked-message.ts';
import { PARKED_TABLE } from '../core/parked/parked-table.ts';
import type { RefusedEvent } from '../core/parked/refused-events.ts';
import { itemText, type StoredItem } from './item-text.ts';
import { packedIn, parkedItem } from './parked-item.ts';

/** The key of an event that is set aside. */
export function refusedKey(key: string) {
  return { group: { S: PARKED_TABLE.refused }, position: { S: key } };
}

/** The item of an event that is set aside. */
export function refusedItem({ message, ...event }: ParkedEvent, reason: string, at: Date): StoredItem {
  // It was parked, so it fits.
  const packed = packMessage(message) ?? new Uint8Array();
  const { shard: _shard, ...item } = parkedItem({ ...event, packed });
  return {
    ...item,
    ...refusedKey(event.key),
    ofGroup: { S: event.groupId },
    reason: { S: reason },
    refusedAt: { S: at.toISOString() },
  };
}

/** The event of such an item. */
export function refusedEventIn(item: StoredItem): RefusedEvent {
  return {
    key: itemText(item, 'key'),
    type: itemText(item, 'type'),
    groupId: itemText(item, 'ofGroup'),
    parkedAt: new Date(itemText(item, 'parkedAt')),
    reason: itemText(item, 'reason'),
    refusedAt: new Date(itemText(item, 'refusedAt')),
  };
}

/** The item that puts the event at `position` of its line again. */
export function releasedItem(item: StoredItem, position: string, at: Date): StoredItem {
  return parkedItem({
    groupId: itemText(item, 'ofGroup'),
    position,
    key: itemText(item, 'key'),
    type: itemText(item, 'type'),
    parkedAt: at,
    retainUntil: new Date(Number(item['retainUntil']?.N ?? 0) * 1000),
    packed: packedIn(item),
  });
}

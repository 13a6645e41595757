import type { ParkedEvent } from '../core/parked/parked-lines.ts';
import { unpackMessage } from '../core/parked/parked-message.ts';
import { shardOf } from '../core/parked/shards.ts';
import { epochSeconds } from './epoch-seconds.ts';
import { itemText, type StoredItem } from './item-text.ts';

/** What the item of a parked event is written from: its message is compressed already. */
export type PackedEvent = Omit<ParkedEvent, 'message'> & { readonly packed: Uint8Array };

/** The item of an event in a line, as `PARKED_TABLE` says. */
export function parkedItem({ groupId, position, key, type, parkedAt, retainUntil, packed }: PackedEvent) {
  return {
    group: { S: groupId },
    position: { S: position },
    key: { S: key },
    type: { S: type },
    shard: { S: String(shardOf(groupId)) },
    parkedAt: { S: parkedAt.toISOString() },
    retainUntil: epochSeconds(retainUntil),
    message: { B: packed },
  };
}

/** The event of an item. */
export function parkedEventIn(item: StoredItem): ParkedEvent {
  return {
    groupId: itemText(item, 'group'),
    position: itemText(item, 'position'),
    key: itemText(item, 'key'),
    type: itemText(item, 'type'),
    parkedAt: new Date(itemText(item, 'parkedAt')),
    retainUntil: new Date(Number(item['retainUntil']?.N ?? 0) * 1000),
    message: unpackMessage(packedIn(item)),
  };
}

/** The compressed message of an item. */
export function packedIn(item: StoredItem): Uint8Array {
  const packed = item['message']?.B;
  if (packed === undefined) throw new TypeError('item without the binary attribute message');
  return packed;
}

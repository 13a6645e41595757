import { gunzipSync, gzipSync } from 'node:zlib';
import type { TopicMessage } from '../topic/topic.ts';

/**
 * What a parked message may weigh: DynamoDB's limit of an item, 400 KB, less what the item's other attributes need.
 */
export const MAX_PARKED_BYTES = 400 * 1024 - 8 * 1024;

/** Compresses a message for its place in line; undefined when it does not fit an item. */
export function packMessage(message: TopicMessage): Uint8Array | undefined {
  const packed = gzipSync(JSON.stringify(message));
  return packed.byteLength > MAX_PARKED_BYTES ? undefined : packed;
}

/** The message that `packMessage` packed. */
export function unpackMessage(packed: Uint8Array): TopicMessage {
  return JSON.parse(gunzipSync(packed).toString('utf8')) as TopicMessage;
}

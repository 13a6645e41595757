import { REPLAYS, replayKey, subscriberOf } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { decodeCheckpoint, encodeCheckpoint, type ReplayCheckpoint } from './replay-checkpoint.ts';

/** A checkpoint as it stands in the bucket. */
export interface StoredCheckpoint {
  readonly checkpoint: ReplayCheckpoint;
  readonly etag: string;
}

/** The subscriber's replay, its last one if it is over. */
export async function readCheckpoint(
  store: ObjectStore,
  subscriber: string,
): Promise<StoredCheckpoint | undefined> {
  const key = replayKey(subscriber);
  const found = await store.read(key);
  return found && { checkpoint: decodeCheckpoint(key, found.content), etag: found.etag };
}

/**
 * Writes a checkpoint where there still is the one that was read, or none. Undefined where somebody else has written meanwhile.
 */
export async function writeCheckpoint(
  store: ObjectStore,
  checkpoint: ReplayCheckpoint,
  read: StoredCheckpoint | undefined,
): Promise<StoredCheckpoint | undefined> {
  const key = replayKey(checkpoint.order.subscriber);
  const content = encodeCheckpoint(checkpoint);
  const written =
    read === undefined ? await store.putNew(key, content) : await store.replace(key, content, read.etag);
  return typeof written === 'object' ? { checkpoint, etag: written.etag } : undefined;
}

/** The subscribers that have a replay, or had one. */
export async function replayedSubscribers(store: ObjectStore): Promise<readonly string[]> {
  const subscribers: string[] = [];
  for await (const { key } of store.list(REPLAYS)) {
    const subscriber = subscriberOf(key);
    if (subscriber !== undefined) subscribers.push(subscriber);
  }
  return subscribers;
}

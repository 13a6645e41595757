import { createHash } from 'node:crypto';

/**
 * The lines are listed in so many shards, because one partition of an index takes 1,000 writes a second. The number may
 * be raised at any time: a group then has lines in two shards for a while, and both are listed.
 */
export const SHARDS = 16;

/** Every shard. */
export const ALL_SHARDS: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);

/** The shard that lists the line of a group. */
export function shardOf(groupId: string): number {
  return (createHash('sha256').update(groupId).digest()[0] ?? 0) % SHARDS;
}

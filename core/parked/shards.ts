import { createHash } from 'node:crypto';

/**
 * The lines are listed in so many shards, because one partition of an index takes 1,000 writes a second. The number may
 * be raised, up to 256 and to a multiple of the drain's runs, if the drain is deployed before the intake: it must list a shard
 * before anything is parked there. Where a group's events are listed does not matter to their order.
 */
export const SHARDS = 16;

/** Every shard. */
export const ALL_SHARDS: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard);

/** The shard that lists the line of a group. */
export function shardOf(groupId: string): number {
  return (createHash('sha256').update(groupId).digest()[0] ?? 0) % SHARDS;
}

/**
 * The attributes and the index of the table of parked events: created by `lib/`, used by `aws/`.
 *
 * - A parked event: `group`, `position`, `key`, `type`, `message` (compressed), `retainUntil` (epoch seconds), and `shard`
 *   and `parkedAt` (ISO 8601), which the index lists. Nothing here expires: what is parked is acknowledged.
 * - An event that the topic refused for good: the same with the group `refused`, its key as the position and in place of
 *   `shard` its `reason`, `refusedAt` and `ofGroup`.
 * - The flag: `group` and `position` are `flag`, with `state`, `epoch`, `episode` and `adopted`.
 *
 * The id of a message group contains `#` or begins with `sha256:`, so that none is called `refused` or `flag`.
 */
export const PARKED_TABLE = {
  partitionKey: 'group',
  sortKey: 'position',
  /** Sparse: the events in lines, oldest first. Partition key `shard`, sort key `parkedAt`, keys only. */
  byAge: { indexName: 'by-age', partitionKey: 'shard', sortKey: 'parkedAt' },
  refused: 'refused',
  flag: 'flag',
} as const;

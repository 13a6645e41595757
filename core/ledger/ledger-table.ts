/**
 * The ledger table's attributes and indexes: created by `lib/`, used by `aws/`.
 *
 * An entry: `pk` (source#id), `type`, `status` (claimed, parked or published), `claimedAt`, `publishedAt` (ISO 8601) and
 * `expiresAt` (epoch seconds). While it is parked also `parked`, `parkedAt`, `parkedGroup` and `message`, and
 * `retainUntil` in place of `expiresAt`: nothing that is acknowledged may expire before it is published.
 */
export const LEDGER_TABLE = {
  partitionKey: 'pk',
  timeToLive: 'expiresAt',
  /** Sparse: parked entries only, oldest first. Partition key `parked`, sort key `parkedAt`, projects two more. */
  parkedByAge: {
    indexName: 'parked-by-age',
    partitionKey: 'parked',
    sortKey: 'parkedAt',
    projected: ['parkedGroup', 'retainUntil'],
  },
  /** Sparse: tells whether anything of a message group is parked. Partition key `parkedGroup`, keys only. */
  parkedByGroup: { indexName: 'parked-by-group', partitionKey: 'parkedGroup' },
} as const;

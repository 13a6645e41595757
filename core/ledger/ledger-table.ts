/**
 * The ledger table's attributes: created by `lib/`, used by `aws/`.
 *
 * An entry: `pk` (source#id), `type`, `status` (claimed or published), `claimedAt`, `publishedAt` (ISO 8601) and
 * `expiresAt` (epoch seconds).
 */
export const LEDGER_TABLE = {
  partitionKey: 'pk',
  timeToLive: 'expiresAt',
  /**
   * Up to version 0.1 events were parked on their entries (`status` parked), which two sparse indexes listed. They stay
   * for as long as a stack may still have such entries, and because an update of a stack can remove only one index.
   */
  parkedBefore: {
    attributes: ['parked', 'parkedAt', 'parkedGroup', 'retainUntil', 'message'],
    byAge: {
      indexName: 'parked-by-age',
      partitionKey: 'parked',
      sortKey: 'parkedAt',
      projected: ['parkedGroup', 'retainUntil'],
    },
    byGroup: { indexName: 'parked-by-group', partitionKey: 'parkedGroup' },
  },
} as const;

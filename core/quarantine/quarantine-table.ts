/**
 * The keys of the quarantine table: created by `lib/`, used by `aws/`. All handlers share it, each under keys of its own that
 * begin with its name.
 *
 * - Under `<handler>#`: the marker (`marker`: `groups`, `asked`, `succeededAt`, `succeededBy`) and the gates
 *   (`gate#<group>`: `events`, `openedAt`, `releasingUntil`), which are read together.
 * - Under `<handler>#<group>`: the events in line (`event#<sequence>`), the rest of those that do not fit one item
 *   (`part#<sequence>#<n>`), what is known of failed attempts (`trouble`), and what was dropped (`dropped#<sequence>`). The last
 *   two expire.
 */
export const QUARANTINE_TABLE = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** Epoch seconds. */
  expiresAt: 'expiresAt',
} as const;

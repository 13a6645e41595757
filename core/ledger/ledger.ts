/**
 * The idempotency ledger: one entry per event, which goes `claimed` → `published`.
 *
 *     claim ─► publish ─► markPublished
 *       │         └─ failed ─► joins its line ┄┄► drain: publish ─► markPublished ─► leaves the line
 *       │
 *       └─ an entry that was never marked is published again. There is no lease and no delete, so nothing can be lost
 *          between two steps; the topic's deduplication makes the second publish harmless.
 *
 * Every method throws when the ledger cannot be reached or does not answer in time (`CallTimedOutError`); the write may
 * then have happened or not, and every write is safe to repeat.
 */
export interface Ledger {
  /** Claims the event, or tells how far an earlier delivery of it came. */
  claim(entry: Entry, at: Date): Promise<ClaimState>;
  /** Records that the event is on the topic. Creates the entry where it is missing. */
  markPublished(entry: Entry, at: Date): Promise<void>;
  /** Which of the given events, at most 100, are known to be on the topic. Read strongly. */
  published(keys: readonly string[], at: Date): Promise<ReadonlySet<string>>;
}

/** What the ledger knows an event by. */
export interface Entry {
  /** `ledgerKey(source, id)`. */
  readonly key: string;
  /** The event type, for people who read the ledger. */
  readonly type: string;
  /** The message group: events of one group are published in order. */
  readonly groupId: string;
  /** When the entry may be forgotten. An entry past it counts as absent although DynamoDB may still hold it. */
  readonly expiresAt: Date;
}

/** `new`: first seen. `unpublished`: claimed before, not known to be published. `published`: nothing left to do. */
export type ClaimState = 'new' | 'unpublished' | 'published';

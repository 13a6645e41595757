/**
 * The idempotency ledger: one entry per event, `claimed` before the event is published and `published` after.
 *
 *     claim ─► publish ─► markPublished
 *       │
 *       └─ the claim of an event that was never marked says `unpublished`: publish it again. There is no lease and no
 *          delete, so nothing can be lost between two steps; the topic's deduplication makes the second publish harmless.
 */
export interface Ledger {
  /** Claims the event, or tells how far an earlier delivery of it came. Throws when the ledger cannot be reached. */
  claim(claim: Claim): Promise<ClaimOutcome>;
  /** Records that the event is on the topic. Does nothing where that is recorded already. */
  markPublished(key: string, at: Date): Promise<void>;
}

export interface Claim {
  /** `ledgerKey(source, id)`. */
  readonly key: string;
  /** The event type, for people who read the ledger. */
  readonly type: string;
  readonly at: Date;
  /** When the entry may be forgotten. An entry past it counts as absent although DynamoDB still holds it. */
  readonly expiresAt: Date;
}

/** `new`: first seen. `unpublished`: claimed before, not known to be published. `published`: nothing left to do. */
export type ClaimOutcome = 'new' | 'unpublished' | 'published';

import type { TopicMessage } from '../topic/topic.ts';

/**
 * The idempotency ledger: one entry per event, which goes `claimed` → `published`, or `claimed` → `parked` → `published`.
 *
 *     claim ─► publish ─► markPublished
 *       │         └─ failed ─► park ┄┄► drain: publish ─► markPublished
 *       │
 *       └─ an entry that was never marked is published again. There is no lease and no delete, so nothing can be lost
 *          between two steps; the topic's deduplication makes the second publish harmless.
 *
 * Every method throws when the ledger cannot be reached or does not answer in time; the write may then have happened or
 * not, and every write is safe to repeat.
 */
export interface Ledger {
  /** Claims the event, or tells how far an earlier delivery of it came. */
  claim(entry: Entry, at: Date): Promise<Claim>;
  /** Records that the event is on the topic and forgets what was parked of it. Creates the entry where it is missing. */
  markPublished(entry: Entry, at: Date): Promise<void>;
  /** Keeps the message until the drain has published it, whatever the entry's retention. */
  park(entry: Entry, message: TopicMessage, at: Date): Promise<ParkOutcome>;
  /** The events parked at or before `until`, oldest first, page by page. May lag behind by about a second. */
  parked(until: Date): AsyncIterable<readonly ParkedEvent[]>;
  /** The parked message of an entry, or undefined when it is not parked any more. */
  parkedMessage(key: string): Promise<TopicMessage | undefined>;
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

/** The answer to a claim. */
export interface Claim {
  /** `new`: first seen. `unpublished`: claimed before, not known to be published. `published`: nothing left to do. */
  readonly state: 'new' | 'unpublished' | 'published';
  /** True when an event of the same group is parked: this one must queue up behind it to keep the order. */
  readonly behindParked: boolean;
}

/** `published`: another delivery got it onto the topic meanwhile. `too-large`: it does not fit an entry. */
export type ParkOutcome = 'parked' | 'published' | 'too-large';

/** What the ledger lists of a parked event. */
export interface ParkedEvent {
  readonly key: string;
  readonly groupId: string;
  readonly parkedAt: Date;
  /** What `expiresAt` was before it was parked. */
  readonly retainUntil: Date;
}

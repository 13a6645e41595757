import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import type { AsJson } from '../as-json.ts';
import type { Delivery } from '../deliveries/delivery.ts';
import type { UnreadPart } from '../parts/unread-parts.ts';
import type { SecretState } from '../secrets/secret-state.ts';
import type { SubscriberEvidence } from './found-at-subscriber.ts';

/** Which event. The two together are unique. */
export interface EventKey {
  readonly source: string;
  /** The provider's id of it. */
  readonly id: string;
}

/** What was found of an event. Times are ISO 8601. */
export interface EventEvidence {
  readonly key: EventKey;
  readonly ledger?: LedgerRow;
  readonly archive: ArchivePlace;
  readonly archived?: Omit<ArchivedEvent, 'envelope'>;
  readonly parked?: ParkedPlace;
  readonly setAside?: SetAsidePlace;
  /** The attempts of the provider, oldest first. */
  readonly deliveries: readonly Delivery[];
  readonly subscribers: readonly SubscriberEvidence[];
  /** Since when its source has its secret. Absent where that may not be looked at. */
  readonly secret?: AsJson<SecretState>;
  /** What operators did to it, oldest first. */
  readonly operations: readonly Operation[];
  /** What could not be looked at, but for subscribers: what it would say is not known. */
  readonly unread: readonly UnreadPart<EventPart>[];
}

/** Where an event is looked for, but for subscribers. */
export type EventPart =
  | 'ledger'
  | 'intake-log'
  | 'archive'
  | 'parked'
  | 'secret'
  | 'subscriptions'
  | 'operations-log';

/** What the ledger says. */
export interface LedgerRow {
  readonly status: 'claimed' | 'published';
  readonly type: string;
  readonly claimedAt?: string;
  readonly publishedAt?: string;
  /** From then on a delivery of the event counts as a new one. */
  readonly expiresAt: string;
}

/**
 * Whether the archive has it. `not-yet`: it may still be on its way. `withheld`: it has key material, which is not kept.
 * `missing`: it should be there. `no-archive`: the pipeline has none. `unreadable`: it could not be looked at.
 */
export type ArchivePlace = 'kept' | 'not-yet' | 'withheld' | 'missing' | 'no-archive' | 'unreadable';

/** In the line of its user, while the topic fails. */
export interface ParkedPlace {
  readonly at: string;
  readonly group: string;
  /** How many of the user's events stand before it. */
  readonly ahead: number;
}

/** The topic refused it for good, and it is kept until somebody decides. */
export interface SetAsidePlace {
  readonly at: string;
  /** The topic's own code for what is wrong with the message. */
  readonly reason: string;
}

/** What an operator did, by the account of who did what. */
export interface Operation {
  readonly kind: 'operation';
  readonly at: string;
  /** The command: `dead redrive`. */
  readonly action: string;
  readonly who?: string;
  readonly reason?: string;
}

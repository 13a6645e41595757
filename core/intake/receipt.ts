import type { Drift } from '../events/drift.ts';
import type { MalformedReason, RejectionReason, SecretFlaw } from '../providers/provider.ts';
import type { TimedEvent } from './admit.ts';
import type { DependencyCall } from './dependency-call.ts';

/**
 * What became of a delivery.
 *
 * - `accepted`: the event is on the topic; `duplicate`: it was there before; `parked`: it stands in its group's line and
 *   will be published from there. These three are acknowledged.
 * - `rejected`: not verified. `malformed`: verified, but no event can be read from it. `unknown-source`: no such path.
 *   `too-large`: over the limit of a message. `unavailable`: nothing is known to be kept; the provider must try again.
 */
export type Outcome =
  | 'accepted'
  | 'duplicate'
  | 'parked'
  | 'rejected'
  | 'malformed'
  | 'unknown-source'
  | 'too-large'
  | 'unavailable';

/** Why a delivery was not acknowledged. Stable codes: metric dimensions and log values. */
export type RefusalReason =
  | RejectionReason
  | MalformedReason
  | 'expired-secret'
  | 'no-signing-secret'
  | 'unusable-signing-secret'
  | 'secrets-unavailable'
  | 'not-utf8'
  | 'not-json'
  | 'not-an-object'
  | 'stale-event'
  | 'body-too-large'
  | 'message-too-large'
  | 'neither-published-nor-parked'
  | 'too-large-to-park'
  | 'flag-not-raised';

/** Which dependency failed while the event was handed over all the same. */
export type Degradation = 'ledger-unavailable' | 'line-unreadable' | 'mark-failed' | 'park-failed';

/** Everything the edge may log, count and answer about one delivery. Holds no payload and no personal data. */
export interface Receipt {
  readonly outcome: Outcome;
  readonly reason?: RefusalReason;
  readonly degraded?: Degradation;
  /** The event, once it is verified and described. */
  readonly event?: ReceiptEvent;
  /** True when the previous secret of a rotation verified the delivery. */
  readonly verifiedByPrevious?: boolean;
  /** True when less than a quarter of that secret's grace is left. */
  readonly graceIsEnding?: boolean;
  /** Why the current signing secret can be none. Deliveries are then verified by the previous one, if at all. */
  readonly secretFlaw?: SecretFlaw;
  /** True for an event type that the catalogue does not have. */
  readonly unknownType?: boolean;
  /** Where the payload of a known type differs from the catalogue. */
  readonly drift?: readonly Drift[];
  /** The calls that the delivery took. */
  readonly calls?: readonly DependencyCall[];
}

/**
 * What may be said of an event outside the pipeline. `attemptTime` is there where the provider tells it, `timeSource` where
 * `time` is not the provider's own.
 */
export type ReceiptEvent = Pick<TimedEvent, 'id' | 'type' | 'time' | 'timeSource' | 'attemptTime'>;

/** Picks what may be said of an event. */
export function receiptEvent({ id, type, time, timeSource, attemptTime }: TimedEvent): ReceiptEvent {
  return { id, type, time, ...(timeSource && { timeSource }), ...(attemptTime && { attemptTime }) };
}

import type { Handling } from '../deliveries/handling.ts';
import type { PartProblem } from '../parts/part-problem.ts';

/** What is known of an event at one subscriber. */
export interface SubscriberEvidence {
  readonly subscriber: string;
  readonly kind: 'handler' | 'consumer' | 'destination';
  /** Whether its subscription lets the event through; undefined where that could not be told. */
  readonly isAsked: boolean | undefined;
  /** Its attempts at the event, oldest first. */
  readonly handlings: readonly Handling[];
  /** What its inbox remembers. A handler whose writes can be repeated has no entry. */
  readonly applied?: InboxRow;
  readonly quarantined?: QuarantinedEvent;
  readonly dropped?: DroppedEvent;
  readonly dead?: DeadEvent;
  /** How many messages its queue holds, whosever they are. */
  readonly queued: number;
  /** It was paused by an operator. */
  readonly isPaused: boolean;
  /** Why a part of it could not be looked at: what was not found may be there. */
  readonly problem?: PartProblem;
}

/** The entry of a handler's inbox. */
export interface InboxRow {
  readonly at: string;
  readonly outcome: string;
}

/** An event in the line of its user. */
export interface QuarantinedEvent {
  readonly group: string;
  readonly sequence: string;
  readonly at: string;
  /** How many of the user's events stand before it. */
  readonly ahead: number;
  /** How often it failed; 0 where it only stands behind one that did. */
  readonly attempts: number;
  /** Why it failed last. */
  readonly code?: string;
  readonly frames?: readonly string[];
}

/** An event that an operator took out of the quarantine. */
export interface DroppedEvent {
  readonly at: string;
  readonly reason: string;
}

/** A message about the event in a dead-letter queue. */
export interface DeadEvent {
  /** `not-delivered`: SNS could not put it into the subscriber's queue. */
  readonly kind: 'not-handled' | 'not-delivered';
  readonly messageId: string;
  readonly sentAt: string;
  /** How often it was received, looks at it included. */
  readonly receives: number;
}

import type { SourceName } from '../../../core/events/source-name.ts';

/** What is wrong in a minute. All that is absent is well. */
export interface Circumstances {
  /** The intake throws at every delivery. */
  readonly intakeCrashes?: boolean;
  /** Neither the topic nor a table answers, so that the intake answers 503. */
  readonly nothingIsKept?: boolean;
  /** The topic refuses every call, and events are parked. */
  readonly topicIsDown?: boolean;
  /** The schedule of the drain is off. */
  readonly drainIsStopped?: boolean;
  /** The ledger fails, and events are published all the same. */
  readonly ledgerIsDown?: boolean;
  /** The stage has another signing secret for the source than its provider. */
  readonly wrongSecret?: SourceName;
  /** Deliveries are verified by the secret that was rotated out, and soon will not be. */
  readonly previousSecret?: SourceName;
  /** The provider delivers what is for the source to a path that the stage does not have. */
  readonly movedUrl?: SourceName;
  /** The allow-lists are empty. */
  readonly allowListIsEmpty?: boolean;
  /** The provider delivers nothing for the source. */
  readonly silent?: SourceName;
  /** The provider delivers bodies that are no event. */
  readonly malformed?: SourceName;
  /** The handler throws at every event. */
  readonly failingHandler?: string;
  /** The handler throws at the events of one user. */
  readonly poisonedHandler?: string;
  /** The handler's function dies before it can say anything. */
  readonly dyingHandler?: string;
  /** The subscriber takes nothing from its queue. */
  readonly stoppedSubscriber?: string;
  /** Messages stand in the dead-letter queue of the subscriber. */
  readonly deadLetters?: string;
  /** Messages stand in the dead-letter queue of the subscriber's subscription. */
  readonly undelivered?: string;
  /** The archive's writer cannot write to the bucket. */
  readonly bucketIsDown?: boolean;
  /** The schedules of the archive's keeper are off. */
  readonly keeperIsStopped?: boolean;
}

/** A request that is no provider's. */
export interface StrangersRequest {
  readonly path: string;
  readonly from: string;
  readonly method?: string;
  /** A header that is like a provider's, or none. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

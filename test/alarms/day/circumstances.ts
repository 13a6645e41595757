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
  /** The schedule of the canary is off. */
  readonly canaryIsStopped?: boolean;
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
  /** The times in the provider's payloads cannot be read. */
  readonly unclearTimes?: SourceName;
  /** The topic refuses an event for good, and the drain sets it aside. */
  readonly refusedEvent?: boolean;
  /** A message in the archive's queue is no event. */
  readonly unreadableMessage?: boolean;
  /** The function that looks at the sources fails. */
  readonly lookoutFails?: boolean;
  /** Its schedule is off. */
  readonly lookoutIsStopped?: boolean;
  /** What is wrong with the archive's keeper, or is found by it. */
  readonly keeper?: KeeperTrouble;
  /** What services measure of themselves: how often in the minute. */
  readonly measured?: readonly ServiceTrouble[];
}

export type KeeperTrouble =
  /** Its schedules are off. */
  | 'stopped'
  /** Every run fails. */
  | 'failing'
  /** The schedules of its audits and of compaction are off, and the others are not. */
  | 'daily-runs-stopped'
  /** Compaction finds an object that is not as it was written. */
  | 'damage'
  /** Compaction has no time for a day. */
  | 'behind'
  /** The audit finds an event that is not in the archive. */
  | 'missing-event'
  /** The audit of a handler finds an event that nobody knows of. */
  | 'unaccounted'
  /** None: a replay is unfinished, and sends for a quarter of an hour at a time. */
  | 'running-replay'
  /** A replay is unfinished, and nothing is sent. */
  | 'stalled-replay'
  /** A person who is to be forgotten is not. */
  | 'stalled-forgetting';

/** Something that only the service can tell. */
export type ServiceTrouble =
  /** The API answers 429. */
  | 'api-throttles'
  /** Lambda does not start the intake. */
  | 'intake-throttles'
  /** SNS cannot deliver what is on the topic. */
  | 'delivery-failed'
  /** Nor can it put it into the dead-letter queue of the subscription. */
  | 'delivery-lost'
  /** More messages are in hand than a queue gives out. */
  | 'many-in-flight';

/** A request that is no provider's. */
export interface StrangersRequest {
  readonly path: string;
  readonly from: string;
  readonly method?: string;
  /** A header that is like a provider's, or none. @default none */
  readonly headers?: Readonly<Record<string, string>>;
}

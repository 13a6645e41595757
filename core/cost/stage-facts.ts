/** What a stage has that costs something, as its template says. */
export interface StageFacts {
  /** Metrics that alarms look at: an alarm on two together costs as much as two. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  readonly secrets: number;
  readonly keys: number;
  readonly webAcls: number;
  readonly webAclRules: number;
  /** Sources, without the canary's. */
  readonly sources: number;
  readonly intakeMegabytes: number;
  /** The handlers' functions, without the canary's. */
  readonly handlers: readonly HandlerFacts[];
  /** Queues that the topic delivers every event to at the most, the handlers' and the archive's among them. */
  readonly subscriptions: number;
  /** Queues that Lambda asks for messages, by their kind. */
  readonly polledQueues: { readonly fifo: number; readonly standard: number };
  readonly schedules: readonly ScheduleFacts[];
  readonly ledger: { readonly retentionDays: number; readonly recoverable: boolean };
  readonly log: { readonly retentionDays: number; readonly accessIsRare: boolean };
  /** Megabytes of the archive's writer; undefined where there is no archive. */
  readonly archiveMegabytes?: number;
  readonly canary: boolean;
}

/** One handler's function, and how it gets its batches. */
export interface HandlerFacts {
  readonly megabytes: number;
  readonly batchSize: number;
  /** Whether it writes at all: what posts to an https destination does not. */
  readonly writes: boolean;
}

/** What a function does by the clock. */
export interface ScheduleFacts {
  /** What says in its line what it did. */
  readonly kind: 'drain' | 'quarantine' | 'canary' | 'health' | 'other';
  readonly runsAMonth: number;
  readonly megabytes: number;
}

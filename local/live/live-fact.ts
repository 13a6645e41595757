import type { ThrownError } from '../cloud/functions/host-report.ts';

/** Something that happened in a running pipeline and that a person who watches it wants to know. */
export type LiveFact = DeliveryFact | HandlingFact | CrashFact | DeadLetterFact;

/** What an event is known by; either may be missing where a body is no event. */
export interface EventFacts {
  readonly eventId?: string | undefined;
  readonly eventType?: string | undefined;
}

/** A request that was answered. */
export interface DeliveryFact extends EventFacts {
  readonly kind: 'delivery';
  readonly at: Date;
  /** Absent where there is none at the path, or another method than POST came. */
  readonly source?: string | undefined;
  /** Method and path. */
  readonly request: string;
  readonly status: number;
  /** The intake's word for it, or `blocked` by the web ACL; absent where the gateway itself answered. */
  readonly outcome?: string | undefined;
  /** Why it was refused. */
  readonly reason?: string | undefined;
  readonly milliseconds: number;
}

/** What a handler did with one message. */
export interface HandlingFact extends EventFacts {
  readonly kind: 'handling';
  readonly at: Date;
  readonly handler: string;
  /** The kit's word for it, such as `applied` or `failed`. */
  readonly outcome: string;
  /** How often the event has failed, this time included; where that is not known, how often it was received. */
  readonly attempt: number;
  /** How often it is tried by the handler's schedule. */
  readonly attempts?: number | undefined;
  /** Whether somebody has released it from quarantine. */
  readonly released?: boolean | undefined;
  /** What is done about a failure: `retry`, `give-up`, `outage`, or `full` where too many users are in quarantine. */
  readonly step?: string | undefined;
  /** The message group, by which the quarantine knows the event's user; there for failures. */
  readonly group?: string | undefined;
  readonly milliseconds: number;
  /** What is wrong with a body that is no event. */
  readonly problem?: string | undefined;
  readonly thrown?: ThrownError | undefined;
  readonly comesAgainSeconds?: number | undefined;
  readonly logFile: string;
}

/** A function that gave no answer: it threw, hung, died or did not load. */
export interface CrashFact {
  readonly kind: 'crash';
  readonly at: Date;
  readonly functionName: string;
  /** Lambda's name for it, such as `Sandbox.Timedout`. */
  readonly errorType: string;
  readonly message: string;
  readonly thrown?: ThrownError | undefined;
  /** What it had in hand. */
  readonly events: readonly EventFacts[];
  readonly comesAgainSeconds?: number | undefined;
  readonly logFile: string;
}

/** A message that was received in vain as often as its queue allows. */
export interface DeadLetterFact extends EventFacts {
  readonly kind: 'dead-letter';
  readonly at: Date;
  readonly subscriber: string;
  readonly tries: number;
}

/** Outcomes of a handling after which somebody has something to do. */
const NEEDS_SOMEBODY = new Set(['failed', 'quarantined']);

/** True for what must be seen even where much happens at once. */
export function isFailure(fact: LiveFact): boolean {
  if (fact.kind === 'handling') return NEEDS_SOMEBODY.has(fact.outcome);
  return fact.kind === 'crash' || fact.kind === 'dead-letter';
}

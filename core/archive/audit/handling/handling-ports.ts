import type { Verdict } from '../../../handling/process-batch.ts';
import type { LedgerScan } from '../../../ledger/ledger-scan.ts';
import type { ObjectStore } from '../../object-store.ts';
import type { EventName } from '../event-marks.ts';

/** What the handling of a day is audited with. */
export interface HandlingPorts {
  readonly objects: Pick<ObjectStore, 'list' | 'read'>;
  readonly ledger: LedgerScan;
  readonly log: HandlerLog;
  readonly places: HandlerPlaces;
  readonly now: () => Date;
  /** Resolves at that time, or at once if it is over. */
  readonly waitUntil: (at: Date) => Promise<void>;
}

/** A handler, as far as it is audited. */
export interface AuditedHandler {
  readonly name: string;
  /** Its event patterns. */
  readonly events: readonly string[];
}

/** The log of a handler. It has a line for every message that a handler was given before the message leaves the queue. */
export interface HandlerLog {
  /** What was written from then on: some lines at a time, in any order. */
  since(from: Date): AsyncIterable<readonly HandlingLine[]>;
}

/** What a line says became of an event, or that somebody took one out of quarantine for good. */
export type HandlingLine = (EventName & { readonly outcome: Verdict }) | 'dropped';

/** Where events of a handler can be that have no outcome yet. */
export interface HandlerPlaces {
  /** When its queue was made. What was published before that never came to it. */
  madeAt(): Promise<Date>;
  /** How many messages wait in the queue, or are in hand. */
  waiting(): Promise<number>;
  /** How many are in its dead-letter queues: those that were received in vain, and those that never came to the queue. */
  dead(): Promise<number>;
  /** How many events are in quarantine. */
  quarantined(): Promise<number>;
}

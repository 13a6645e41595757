import type { ChaosUser } from './chaos-event.ts';
import type { Arrival, SecondCopy } from './consumer.ts';
import type { LogLine } from './log-lines.ts';
import type { PlainItem } from './read-table.ts';
import type { Quarantined } from './release-quarantine.ts';
import type { Attempt, Tracked } from './sender.ts';

/** Everything that is known after a run, for the audit to judge. */
export interface Evidence {
  readonly users: readonly ChaosUser[];
  /** What the sender knows of each event. */
  readonly tracked: ReadonlyMap<string, Tracked>;
  readonly forged: readonly Attempt[];
  /** First copies at the consumer, by event key, and the further ones. */
  readonly arrivals: ReadonlyMap<string, Arrival>;
  readonly secondCopies: readonly SecondCopy[];
  /** The envelopes in the archive, by event key. */
  readonly archive: ReadonlyMap<string, readonly string[]>;
  /** The items of the inbox, and of both tables of the user directory. */
  readonly inbox: readonly PlainItem[];
  readonly directory: readonly PlainItem[];
  readonly lookUps: readonly PlainItem[];
  /** How many transactions with an event's inbox entry the engine committed, by the key of the entry. */
  readonly commits: ReadonlyMap<string, number>;
  readonly intakeLog: readonly LogLine[];
  readonly handlerLog: readonly LogLine[];
  /** When DynamoDB was made to fail. */
  readonly ledgerFaultTimes: readonly number[];
  readonly deadLetters: readonly DeadLetter[];
  /** Who was in quarantine when all was well again. */
  readonly quarantined: readonly Quarantined[];
  /** What still waits somewhere at the end. */
  readonly leftBehind: readonly string[];
  /** Where a marker was found. */
  readonly leaks: readonly string[];
}

export interface DeadLetter {
  readonly messageId: string;
  /** How many batches with it failed, as far as the local Lambda knows. */
  readonly failures: number;
}

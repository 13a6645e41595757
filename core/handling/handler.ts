import type { Drift } from '../events/drift.ts';
import type { Envelope } from '../events/envelope.ts';
import type { NewerState } from '../inbox/apply-if-newer.ts';
import type { ApplyOutcome } from '../inbox/inbox.ts';
import type { ItemMerge } from '../inbox/merge.ts';
import type { Write } from '../inbox/write.ts';
import type { ReadItem } from './item-reads.ts';
import type { Notify } from './notices.ts';

/**
 * What a handler is: it takes one event at a time, in order per user, and says what became of it. What it throws makes
 * the event come again, and after a few times the handler gives up on it: it goes to quarantine, with the later ones of its user.
 */
export type Handle<
  Table extends string = never,
  Event extends Envelope = Envelope,
  Secret extends string = never,
  Variable extends string = never,
  Topic extends string = never,
> = (event: Event, context: HandlerContext<Table, Secret, Variable, Topic>) => Promise<HandlingOutcome>;

/** `ignored`: nothing to do for this event. The others are the inbox's, see `ApplyOutcome`. */
export type HandlingOutcome = ApplyOutcome | 'ignored';

/** What the kit gives to `handle` with each event. */
export interface HandlerContext<
  Table extends string = never,
  Secret extends string = never,
  Variable extends string = never,
  Topic extends string = never,
> {
  /** The message as it stands in the queue, byte for byte: the envelope in JSON, for who passes it on. */
  readonly body: string;
  /**
   * Makes the writes exactly once for this event, in one transaction with its inbox entry. An event calls one of `applyOnce`,
   * `applyIfNewer` and `mergeItems`, once.
   */
  applyOnce(writes: readonly Write[]): Promise<ApplyOutcome>;
  /**
   * Puts the whole state that the event tells of, unless the stored one is as new or newer: in any order of arrival the newest
   * event wins. One write, without an inbox entry. `duplicate`: the stored state is this event's.
   */
  applyIfNewer(state: NewerState): Promise<ApplyOutcome>;
  /**
   * Merges the event into items, and writes those that change. One item by itself is one write, without an inbox entry;
   * several, or one with `writes`, are one transaction. `duplicate`: the last change of an item is by this event; `stale`:
   * the items say already what the event says.
   */
  mergeItems(merges: readonly ItemMerge[]): Promise<ApplyOutcome>;
  /** The physical names of the tables that the manifest declares. */
  readonly tables: Readonly<Record<Table, string>>;
  /** Reads an item of a table that the manifest says the handler reads, by its whole key, as it is now. */
  readonly readItem: ReadItem;
  /** The value of a secret that the manifest declares, at most five minutes old. */
  secret(name: Secret): Promise<string>;
  /** Publishes a notice for people to a topic that the manifest declares: at least once, so write its event's id into it. */
  readonly notify: Notify<Topic>;
  /** The environment variables that the manifest declares. */
  readonly environment: Readonly<Record<Variable, string>>;
  readonly log: HandlerLog;
  /** The name of the log group that the function's log is in. */
  readonly logGroup: string;
  /** Where the payload is not as the event's type says; empty for an event of an unknown type. */
  readonly drift: readonly Drift[];
  /** Aborted shortly before the function runs out of time; the event then counts as failed and comes again. */
  readonly signal: AbortSignal;
}

/** A log whose lines carry the event's id, type and source. Give it ids, codes and counts, never personal data. */
export interface HandlerLog {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
}

export type LogFacts = Readonly<Record<string, string | number | boolean>>;

import type { TopicMessage } from '../../topic/topic.ts';
import type { ArchiveProblem } from '../archive-damaged-error.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import type { DayPosition } from '../day-position.ts';
import type { ObjectStore } from '../object-store.ts';
import type { ManifestDay } from '../read-manifest.ts';
import type { ReplayedSubscriber } from './replayed-subscriber.ts';

/** What a replay works with. */
export interface ReplayPorts {
  readonly store: ObjectStore;
  readonly days: ArchiveDays;
  readonly queue: ReplayQueue;
  readonly inbox: InboxLookUp;
  readonly now: () => Date;
  /** Resolves at that time, or at once if it is over. */
  readonly waitUntil: (at: Date) => Promise<void>;
}

/** The days of the archive, as a replay reads them. */
export interface ArchiveDays {
  /** Brings what came since into the files of these days. Begins nothing new after the deadline. */
  compact(range: DayRange, deadline: Date): Promise<Compacted>;
  /** The compacted days from one day to another, both included: by day and then by source. */
  list(range: DayRange): Promise<readonly ManifestDay[]>;
  /** The events of a source's day in the order of its file. */
  events(day: ManifestDay, part: DayPart): AsyncIterable<ArchivedEvent>;
}

/** Days as UTC dates, such as `2026-11-27`, both included. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

/** What became of days that were to be compacted. */
export interface Compacted {
  /** False where there was no time for all of them. */
  readonly complete: boolean;
  /** What cannot be read, and so will not be brought. */
  readonly problems: readonly ArchiveProblem[];
}

/** What is asked for of a day. */
export interface DayPart {
  /** Only what comes after this place. @default from the beginning */
  readonly after?: DayPosition;
  /** Events of other subjects may be left out, where that saves reading them. @default none are */
  readonly users?: readonly string[];
  /** The envelopes may be left empty. @default false */
  readonly withoutEnvelopes?: boolean;
}

/** The queue of a subscriber. */
export interface ReplayQueue {
  /**
   * Sends up to `MOST_AT_ONCE` messages, no two of one group, of `MAX_MESSAGE_BYTES` together. Tells what became of each, in their
   * order. Throws when that is not known.
   */
  send(messages: readonly TopicMessage[]): Promise<readonly SendOutcome[]>;
  /** About how many messages wait in the queue and are in nobody's hand. */
  waiting(): Promise<number>;
}

/** `failed`: perhaps another time. `refused`: never, as the message is. With the queue's code for why. */
export type SendOutcome = 'sent' | { readonly failed: string } | { readonly refused: string };

/** What a queue takes in one call. */
export const MOST_AT_ONCE = 10;

/** What the inbox of a handler knows. */
export interface InboxLookUp {
  /** By the keys of entries, what each stands for that is there and not expired. */
  outcomes(keys: readonly string[]): Promise<ReadonlyMap<string, 'applied' | 'stale'>>;
}

/** For whom, and with what id. */
export interface ReplayRun {
  readonly subscriber: ReplayedSubscriber;
  /** Names this worker, as no other is named. */
  readonly holder: string;
  /** When to begin nothing new. */
  readonly deadline: Date;
}

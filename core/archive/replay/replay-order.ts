import type { SourceName } from '../../events/source-name.ts';

/** What a replay was asked to bring to its subscriber. */
export interface ReplayOrder {
  readonly subscriber: string;
  /** Events received at this time or later, in UTC with milliseconds. */
  readonly from: string;
  /** Events received before this time. */
  readonly until: string;
  /** Event patterns, besides the subscriber's own. @default all that the subscriber asks for */
  readonly types?: readonly string[];
  /** Subjects of events. @default all users, and what is about none */
  readonly users?: readonly string[];
  /** @default all sources */
  readonly sources?: readonly SourceName[];
  /** These events only, each as `ledgerKey` has it. @default all that the rest lets through */
  readonly events?: readonly string[];
  /**
   * Leaves out what the handler's inbox has an entry of. An event then comes as it came first, without a replay id: whatever else
   * brings it, it is applied once.
   */
  readonly onlyMissing: boolean;
  /** How many events a second are sent at most. */
  readonly perSecond: number;
}

/** What is not said of a replay. */
export const REPLAY_DEFAULTS = { onlyMissing: false, perSecond: 100 } as const;

/** So many events a second: more than one function reads and sends, and less than a queue takes. */
export const MAX_PER_SECOND = 1_000;
/** So many users, sources or events may be named. */
export const MAX_NAMES = 1_000;

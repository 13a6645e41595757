import type { Entry, Ledger } from '../ledger/ledger.ts';
import type { FlagView } from '../parked/flag-watch.ts';
import type { ParkedLines } from '../parked/parked-lines.ts';
import type { TopicMessage } from '../topic/topic.ts';
import type { WatchedTopic } from '../topic/watched-topic.ts';
import type { CallLog } from './dependency-call.ts';
import type { Degradation, RefusalReason } from './receipt.ts';

/** What the hand-over needs: the stores and the topic, any of which may fail, and a clock. */
export interface HandOverPorts {
  readonly ledger: Pick<Ledger, 'claim' | 'published' | 'markPublished'>;
  readonly topic: WatchedTopic;
  readonly parked: Pick<ParkedLines, 'tail' | 'join' | 'leave' | 'openFlag'>;
  /** What this sandbox knows of the flag that tells whether anything is parked. */
  readonly flag: FlagView;
  /** Starts the drain now rather than with its schedule. Best effort: where it fails, the next run of the schedule does it. */
  readonly wakeDrain: () => Promise<void>;
  readonly now: () => Date;
  /** Resolves when the clock shows the given time. */
  readonly waitUntil: (at: Date) => Promise<void>;
}

/** One event on its way. */
export interface HandOverRun {
  readonly entry: Entry;
  readonly message: TopicMessage;
  readonly ports: HandOverPorts;
  readonly retentionDays: number;
  readonly log: CallLog;
  /** When the hand-over began. */
  readonly startedAt: Date;
}

/** What became of an event. */
export type HandOverResult =
  | { readonly outcome: 'accepted' | 'parked'; readonly degraded?: Degradation }
  | { readonly outcome: 'duplicate' }
  | { readonly outcome: 'unavailable'; readonly reason: RefusalReason };

/** What could not be asked about the events before this one: whatever becomes of it may be out of order. */
export function askedInVain({ log }: HandOverRun): Degradation | undefined {
  const failed = log.calls.filter(({ fault }) => fault !== undefined).map(({ name }) => name);
  if (failed.includes('claim')) return 'ledger-unavailable';
  return failed.includes('line') ? 'line-unreadable' : undefined;
}

import type { ArchiveProblem } from '../../../core/archive/archive-damaged-error.ts';
import type { DryRun } from '../../../core/archive/replay/dry-run.ts';
import type {
  RefusedReplay,
  ReplayCheckpoint,
  ReplayCounts,
  ReplayState,
} from '../../../core/archive/replay/replay-checkpoint.ts';
import { isHeld } from '../../../core/archive/replay/replay-lease.ts';
import type { ReplayOrder } from '../../../core/archive/replay/replay-order.ts';
import type { ReplayEnd } from '../../../core/archive/replay/run-replay.ts';

/** What is answered. A run of the schedule answers nobody. */
export type ReplayAnswer =
  | { readonly dryRun: DryRun }
  | (ShownReplay & { readonly end: ReplayEnd; readonly failing?: string })
  | { readonly replays: readonly ShownReplay[] }
  | ({ readonly aborted: true } & ShownReplay)
  | ReplayRefusal
  | undefined;

/** Why a replay does not begin, or is not aborted. */
export type ReplayRefusal =
  /** The subscriber has a replay: wait for it, or abort it. */
  | { readonly refused: 'another-runs'; readonly replayId: string; readonly startedAt: string }
  /** A person is being forgotten: ask for that again until it is done. */
  | { readonly refused: 'forgetting' }
  /** Nobody knows what such a subscriber lacks. */
  | { readonly refused: 'no-inbox' }
  /** The inbox has forgotten what was applied before this time. */
  | { readonly refused: 'inbox-forgets'; readonly from: string }
  | { readonly refused: 'not-running' };

/** A replay as an operator sees it: without the places of users. */
export interface ShownReplay {
  readonly replayId: string;
  readonly state: ReplayState;
  /** Somebody works on it at this moment. */
  readonly atWork: boolean;
  readonly order: Omit<ReplayOrder, 'users' | 'events'> & {
    readonly users?: number;
    readonly events?: number;
  };
  readonly counts: ReplayCounts;
  /** The first of the events that the queue will never take. */
  readonly refusedEvents?: readonly RefusedReplay[];
  /** The first of what could not be read: events in there are not brought. */
  readonly problems?: readonly ArchiveProblem[];
  /** All before this source of this day is brought, and some of it. */
  readonly upTo?: { readonly day: string; readonly source: string };
  readonly startedAt: string;
  readonly updatedAt: string;
}

/** What may be shown of a replay. Of the users that it is for, and of the events that it names, only how many. */
export function shownReplay(checkpoint: ReplayCheckpoint, now: Date): ShownReplay {
  const { replayId, state, counts, refused, problems, position, startedAt, updatedAt } = checkpoint;
  const { users, events, ...order } = checkpoint.order;
  return {
    replayId,
    state,
    atWork: isHeld(checkpoint, now),
    order: {
      ...order,
      ...(users === undefined ? {} : { users: users.length }),
      ...(events === undefined ? {} : { events: events.length }),
    },
    counts,
    ...(refused.length === 0 ? {} : { refusedEvents: refused }),
    ...(problems === undefined ? {} : { problems }),
    ...(position === undefined ? {} : { upTo: { day: position.day, source: position.source } }),
    startedAt,
    updatedAt,
  };
}

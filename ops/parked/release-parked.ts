import type { ReleaseOutcome } from '../../lambda/drain/drain-handler.ts';
import type { Stage } from '../stage/stage.ts';
import { askDrain } from './ask-drain.ts';
import { findRefused } from './find-refused.ts';
import { listParked, type RefusedEvent } from './list-parked.ts';

/** Which events to put in line again. */
export interface ParkedRelease {
  /** The event's key, or its id. @default all that the topic refused */
  readonly event?: string | undefined;
  /** Says which events would be released, and releases none. */
  readonly dryRun: boolean;
  /** Kept in the account of who did what. */
  readonly reason?: string | undefined;
  readonly onProgress?: (progress: { readonly released: number; readonly of: number }) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What became of an event that was put in line again. `not-set-aside`: somebody was quicker. */
export interface ReleasedEvent {
  readonly key: string;
  readonly done: ReleaseOutcome | 'not-set-aside';
}

/** What came of it. */
export interface ParkedReleased {
  readonly dryRun: boolean;
  /** Which it was about. */
  readonly events: readonly RefusedEvent[];
  readonly released: readonly ReleasedEvent[];
}

/** Puts what the topic refused at the end of its line again, one after the other, and tells what the topic made of it. */
export async function releaseParked(stage: Stage, options: ParkedRelease): Promise<ParkedReleased> {
  const { event, dryRun } = options;
  const events = event === undefined ? (await listParked(stage)).refused : [await findRefused(stage, event)];
  const released = dryRun ? [] : await releaseAll(stage, events, options);
  return { dryRun, events, released };
}

async function releaseAll(
  stage: Stage,
  events: readonly RefusedEvent[],
  { reason, onProgress, signal }: ParkedRelease,
): Promise<readonly ReleasedEvent[]> {
  const released: ReleasedEvent[] = [];
  try {
    for (const { key } of events) {
      if (signal?.aborted) break;
      released.push(await askDrain<ReleasedEvent>(stage, { refused: 'release', key }));
      onProgress?.({ released: released.length, of: events.length });
    }
  } finally {
    const changed = released.filter(({ done }) => done !== 'not-set-aside');
    if (changed.length > 0)
      await stage.journal.write({
        action: 'parked release',
        subject: changed.length === 1 ? { key: changed[0]?.key ?? '' } : {},
        counts: {
          released: changed.length,
          published: changed.filter(({ done }) => done === 'published').length,
          refused: changed.filter(({ done }) => done === 'refused-again').length,
        },
        ...(reason === undefined ? {} : { reason }),
      });
  }
  return released;
}

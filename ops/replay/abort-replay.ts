import type { ReplayAnswer, ShownReplay } from '../../lambda/archive-keeper/replay/replay-answer.ts';
import { askKeeper } from '../archive/ask-keeper.ts';
import type { Stage } from '../stage/stage.ts';
import type { Replay } from './list-replays.ts';
import { showReplay } from './show-replay.ts';
import { countsOf } from './start-replay.ts';

/** Which replay to end. */
export interface ReplayAbort {
  readonly subscriber: string;
  /** Says which replay would end, and ends none. */
  readonly dryRun: boolean;
  /** Kept in the account of who did what. */
  readonly reason?: string | undefined;
}

/** What came of it. */
export interface ReplayAborted {
  /** `would-abort`: a dry run. `not-running`: there was nothing to end. */
  readonly done: 'would-abort' | 'aborted' | 'not-running';
  /** As it was, or as it is now. */
  readonly replay: Replay;
}

/** Ends the replay of a subscriber within seconds. What is in the queue by then is handled all the same. */
export async function abortReplay(
  stage: Stage,
  { subscriber, dryRun, reason }: ReplayAbort,
): Promise<ReplayAborted> {
  const replay = await showReplay(stage, subscriber);
  const { state, replayId } = replay;
  if (state !== 'running') return { done: 'not-running', replay };
  if (dryRun) return { done: 'would-abort', replay };
  type Answer = Extract<ReplayAnswer, { readonly aborted: true } | { readonly refused: 'not-running' }>;
  const answer = await askKeeper<Answer>(stage, { archive: 'abort-replay', subscriber, replayId });
  if (!('aborted' in answer)) return { done: 'not-running', replay };
  const { aborted: _, ...aborted } = answer as { readonly aborted: true } & Replay;
  await stage.journal.write({
    action: 'replay abort',
    subject: { subscriber, replayId },
    counts: countsOf(aborted as Pick<ShownReplay, 'counts'>),
    ...(reason === undefined ? {} : { reason }),
  });
  return { done: 'aborted', replay: aborted };
}

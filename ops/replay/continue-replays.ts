import { askKeeper } from '../archive/ask-keeper.ts';
import type { Stage } from '../stage/stage.ts';
import { listReplays, type Replay } from './list-replays.ts';

/** How to go on. */
export interface ReplaysContinue {
  /** Says which replays are unfinished, and goes on with none. */
  readonly dryRun: boolean;
}

/** What came of it. */
export interface ReplaysContinued {
  readonly dryRun: boolean;
  /** The replays that were unfinished, as they are now. */
  readonly replays: readonly Replay[];
}

/** Goes on with all unfinished replays at once, for up to a quarter of an hour, as the schedule does every five minutes. */
export async function continueReplays(stage: Stage, { dryRun }: ReplaysContinue): Promise<ReplaysContinued> {
  const unfinished = (await listReplays(stage)).replays.filter(({ state }) => state === 'running');
  if (dryRun || unfinished.length === 0) return { dryRun, replays: unfinished };
  await askKeeper(stage, { archive: 'continue-replays' });
  const ids = new Set(unfinished.map(({ replayId }) => replayId));
  const replays = (await listReplays(stage)).replays.filter(({ replayId }) => ids.has(replayId));
  const sent = (of: readonly Replay[]) => of.reduce((sum, { counts }) => sum + counts.sent, 0);
  await stage.journal.write({
    action: 'replay continue',
    subject: { subscribers: unfinished.map(({ order }) => order.subscriber).join(', ') },
    counts: {
      sent: sent(replays) - sent(unfinished),
      done: replays.filter(({ state }) => state === 'done').length,
    },
  });
  return { dryRun, replays };
}

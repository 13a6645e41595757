import { readCheckpoint, writeCheckpoint } from './checkpoint-store.ts';
import type { ReplayCheckpoint } from './replay-checkpoint.ts';
import type { ReplayPorts } from './replay-ports.ts';

/** So often a checkpoint may be written between reading it and aborting it. A worker writes one every few seconds at most. */
const ATTEMPTS = 10;

/** What became of it. `not-running`: the subscriber has no replay with this id that is unfinished. */
export type Abort = { readonly aborted: ReplayCheckpoint } | 'not-running';

/**
 * Ends a replay: its worker finds out with its next checkpoint, and nobody takes it on. What is in the queue by then comes all
 * the same.
 */
export async function abortReplay(
  { subscriber, replayId }: { readonly subscriber: string; readonly replayId: string },
  { store, now }: Pick<ReplayPorts, 'store' | 'now'>,
): Promise<Abort> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const stored = await readCheckpoint(store, subscriber);
    if (stored?.checkpoint.replayId !== replayId || stored.checkpoint.state !== 'running')
      return 'not-running';
    const { lease: _, ...unheld } = stored.checkpoint;
    const aborted = { ...unheld, state: 'aborted' as const, updatedAt: now().toISOString() };
    if ((await writeCheckpoint(store, aborted, stored)) !== undefined) return { aborted };
  }
  throw new ReplayNotAbortedError(replayId);
}

/** The checkpoint was written by somebody else at every attempt. */
export class ReplayNotAbortedError extends Error {
  readonly code = 'replay-not-aborted';

  constructor(replayId: string) {
    super(`the replay ${replayId} could not be aborted, its checkpoint was being written; try again`);
    this.name = 'ReplayNotAbortedError';
  }
}

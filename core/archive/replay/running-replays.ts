import type { ObjectStore } from '../object-store.ts';
import { readCheckpoint, replayedSubscribers } from './checkpoint-store.ts';
import type { ReplayCheckpoint } from './replay-checkpoint.ts';

/** The replays that are unfinished, whether or not somebody works on them at this moment. */
export async function runningReplays(store: ObjectStore): Promise<readonly ReplayCheckpoint[]> {
  const checkpoints = await lastReplays(store);
  return checkpoints.filter(({ state }) => state === 'running');
}

/** The last replay of each subscriber that had one. */
export async function lastReplays(store: ObjectStore): Promise<readonly ReplayCheckpoint[]> {
  const stored = await Promise.all(
    (await replayedSubscribers(store)).map((subscriber) => readCheckpoint(store, subscriber)),
  );
  return stored.flatMap((found) => found?.checkpoint ?? []);
}

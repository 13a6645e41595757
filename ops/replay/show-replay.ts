import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';
import { subscriberOf } from '../stage/subscriber-of.ts';
import { listReplays, type Replay } from './list-replays.ts';

/** How far the last replay of a subscriber is. Throws an `OpsError` where there is none. */
export async function showReplay(
  stage: Pick<Stage, 'description' | 'services'>,
  subscriber: string,
): Promise<Replay> {
  const { replays } = await listReplays(stage);
  const found = replays.find(({ order }) => order.subscriber === subscriber);
  if (found !== undefined) return found;
  // What was replayed to may be a subscriber no more; what is neither is misspelt.
  subscriberOf(stage, subscriber);
  throw new OpsError('not-found', `nothing was replayed to ${subscriber}; begin with a replay to it`);
}

import type { ReplayAnswer, ShownReplay } from '../../lambda/archive-keeper/replay/replay-answer.ts';
import { askKeeper } from '../archive/ask-keeper.ts';
import type { AsJson } from '../as-json.ts';
import type { Stage } from '../stage/stage.ts';

/** A replay, without the places of users. */
export type Replay = AsJson<ShownReplay>;

/** How far the last replay of each subscriber is. */
export async function listReplays(
  stage: Pick<Stage, 'description' | 'services'>,
): Promise<{ readonly replays: readonly Replay[] }> {
  return await askKeeper<Extract<ReplayAnswer, { readonly replays: unknown }>>(stage, { archive: 'replays' });
}

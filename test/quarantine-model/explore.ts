import { type Exploration, exploreFrom, type ExploreOptions as Options } from '../explorer/explore.ts';
import { AtRest } from './at-rest.ts';
import { violation } from './invariants.ts';
import { type Limits, type ModelState, movesFrom, startOf, stateText } from './moves.ts';
import { Replays } from './replay.ts';
import type { Scenario } from './scenarios.ts';

export type { Exploration };

export type ExploreOptions = Limits & Pick<Options, 'onProgress'>;

/** Checks every schedule of a scenario. Stops at the first violation. */
export async function explore(scenario: Scenario, options: ExploreOptions): Promise<Exploration> {
  const { events, programs, protocol } = scenario;
  const replays = new Replays(protocol);
  const atRest = new AtRest(events, replays);
  const model = {
    fingerprint: stateText,
    violation: async (state: ModelState) =>
      violation(state.world, events) ?? (hasEnded(state) ? await atRest.violation(state.world) : undefined),
    movesFrom: async (state: ModelState) => (hasEnded(state) ? [] : await movesFrom(state, replays, options)),
  };
  return await exploreFrom(await startOf(scenario.world, programs, replays), model, options.onProgress);
}

function hasEnded({ actors }: ModelState): boolean {
  return actors.every(({ status }) => status === 'ended');
}

import { type Exploration, type ExploreOptions, exploreFrom } from '../explorer/explore.ts';
import { AtRest } from './at-rest.ts';
import { Fingerprints } from './fingerprints.ts';
import { violation } from './invariants.ts';
import type { ModelState } from './model-state.ts';
import { Moves } from './moves.ts';
import { protocolReplays } from './replay.ts';
import type { Scenario } from './scenarios.ts';

/** Checks every schedule of a scenario against the invariants. Stops at the first violation. */
export async function explore(
  { world, acknowledged, programs, protocol }: Scenario,
  { maxFaults, onProgress }: ExploreOptions,
): Promise<Exploration> {
  const actors = programs.map((program) => ({ program, status: 'idle' }) as const);
  const start = { world, acknowledged, actors, clock: 0, faults: 0, unrecorded: [], repeated: [] };
  const fingerprints = new Fingerprints();
  const moves = new Moves(protocolReplays(), maxFaults);
  const atRest = new AtRest(protocol, (found) => fingerprints.ofWorld(found));
  const model = {
    fingerprint: (state: ModelState) => fingerprints.ofState(state),
    violation: async (state: ModelState) =>
      violation(state) ?? (hasEnded(state) ? await atRest.violation(state) : undefined),
    movesFrom: (state: ModelState) => moves.from(state),
  };
  return await exploreFrom<ModelState>(start, model, onProgress);
}

function hasEnded({ actors }: ModelState): boolean {
  return actors.every(({ status }) => status === 'finished' || status === 'dead');
}

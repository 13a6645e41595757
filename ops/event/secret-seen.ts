import type { AsJson } from '../as-json.ts';
import { partProblemOf } from '../parts/part-problem.ts';
import type { SecretState } from '../secrets/secret-state.ts';
import { secretStatus } from '../secrets/secret-status.ts';
import type { Stage } from '../stage/stage.ts';

/** Since when a source has its secret. Undefined where that may not be looked at: an event is followed all the same. */
export async function secretSeen(stage: Stage, source: string): Promise<AsJson<SecretState> | undefined> {
  try {
    const { sources } = await secretStatus(stage, { source });
    const { putAt, previousUntil } = sources[0] ?? {};
    return {
      ...(putAt === undefined ? {} : { putAt: putAt.toISOString() }),
      ...(previousUntil === undefined ? {} : { previousUntil: previousUntil.toISOString() }),
    };
  } catch (error) {
    if (partProblemOf(error) === undefined) throw error;
    return undefined;
  }
}

import type { AsJson } from '../as-json.ts';
import type { SecretState } from '../secrets/secret-state.ts';
import { secretStatus } from '../secrets/secret-status.ts';
import type { Stage } from '../stage/stage.ts';

/** Since when a source has its secret, as an event's way has it. */
export async function secretOf(stage: Stage, source: string): Promise<AsJson<SecretState>> {
  const { sources } = await secretStatus(stage, { source });
  const { putAt, previousUntil } = sources[0] ?? {};
  return {
    ...(putAt === undefined ? {} : { putAt: putAt.toISOString() }),
    ...(previousUntil === undefined ? {} : { previousUntil: previousUntil.toISOString() }),
  };
}

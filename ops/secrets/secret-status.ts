import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { type SecretState, secretState } from './secret-state.ts';

/** The secrets of a stage's sources. */
export interface SecretStatus {
  readonly sources: readonly SourceSecret[];
}

export interface SourceSecret extends SecretState {
  readonly source: string;
  readonly provider: string;
}

/** Says of every source, or of one, since when it has its signing secret. Reads none. */
export async function secretStatus(
  stage: Stage,
  { source }: { readonly source?: string } = {},
): Promise<SecretStatus> {
  const names = source === undefined ? Object.keys(stage.description.sources) : [source];
  const secrets = await stage.services.secrets();
  const graceHours = stage.description.rotationGraceHours;
  const sources = names.map(async (name) => {
    const { provider, secretId } = sourceOf(stage, name);
    const state = secretState(await secrets.versions(secretId), { now: stage.now(), graceHours });
    return { source: name, provider: provider.name, ...state };
  });
  return { sources: await Promise.all(sources) };
}

import { OpsError } from '../ops-error.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { secretProblem } from './secret-problem.ts';
import { secretState } from './secret-state.ts';

/** What putting a secret comes to. */
export interface PutSecret {
  readonly source: string;
  /** Whether the source had one before, which is then the previous one. */
  readonly isRotation: boolean;
  /** Until when that is accepted. */
  readonly previousUntil?: Date;
  /** A third secret, the one before the previous, is no longer accepted. */
  readonly endsEarlier: boolean;
}

export interface PutSecretOptions {
  readonly source: string;
  readonly secret: string;
  readonly dryRun: boolean;
}

const HOUR_MILLISECONDS = 3_600_000;

/** Gives a source another signing secret. Throws an `OpsError` where the text can be none, which says nothing of the text. */
export async function putSecret(
  stage: Stage,
  { source: name, secret, dryRun }: PutSecretOptions,
): Promise<PutSecret> {
  const { provider, secretId } = sourceOf(stage, name);
  const text = secret.trim();
  const problem = text === '' ? 'it is empty' : secretProblem(provider, text);
  if (problem !== undefined)
    throw new OpsError('misused', `this is no signing secret of ${provider.title}: ${problem}`);
  const secrets = await stage.services.secrets();
  const [now, graceHours] = [stage.now(), stage.description.rotationGraceHours];
  const before = secretState(await secrets.versions(secretId), { now, graceHours });
  if (!dryRun) {
    await secrets.put(secretId, text);
    await stage.journal.write({ action: 'secret put', subject: { source: name }, counts: { secrets: 1 } });
  }
  const isRotation = before.putAt !== undefined;
  return {
    source: name,
    isRotation,
    ...(isRotation ? { previousUntil: new Date(now.getTime() + graceHours * HOUR_MILLISECONDS) } : {}),
    endsEarlier: before.previousUntil !== undefined,
  };
}

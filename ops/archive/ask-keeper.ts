import type { AsJson } from '../as-json.ts';
import { archiveOf } from '../stage/archive-of.ts';
import type { Stage } from '../stage/stage.ts';

/** What is asked of the function that keeps the archive: `archive` says what, the rest is told in docs/archive.md. */
export interface AskedOfKeeper {
  readonly archive: string;
  readonly [field: string]: unknown;
}

/** Asks the function that keeps the archive, and waits for its answer: up to a quarter of an hour. */
export async function askKeeper<Answer>(
  stage: Pick<Stage, 'description' | 'services'>,
  request: AskedOfKeeper,
): Promise<AsJson<Answer>> {
  const { functionName } = archiveOf(stage);
  const functions = await stage.services.functions();
  return (await functions.invoke(functionName, request)) as AsJson<Answer>;
}

import type { DrainRequest } from '../../lambda/drain/drain-request.ts';
import type { AsJson } from '../as-json.ts';
import type { Stage } from '../stage/stage.ts';

/** Asks the function that publishes what is parked. */
export async function askDrain<Answer>(
  { description, services }: Pick<Stage, 'description' | 'services'>,
  request: DrainRequest,
): Promise<AsJson<Answer>> {
  const functions = await services.functions();
  return (await functions.invoke(description.drain.functionName, request)) as AsJson<Answer>;
}

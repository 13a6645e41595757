import type { QuarantineRequest } from '../../lambda/handler-kit/quarantine-request.ts';
import type { AsJson } from '../as-json.ts';
import type { Stage } from '../stage/stage.ts';
import { handlerOf } from '../stage/subscriber-of.ts';

/** Asks the function of a handler about its quarantine. */
export async function askQuarantine<Answer>(
  stage: Pick<Stage, 'description' | 'services'>,
  handler: string,
  request: QuarantineRequest,
): Promise<AsJson<Answer>> {
  const { functionName } = handlerOf(stage, handler);
  const functions = await stage.services.functions();
  return (await functions.invoke(functionName, request)) as AsJson<Answer>;
}

import type { Stage } from '../stage/stage.ts';

/** Whether no mapping gives the function anything: somebody has paused its subscriber. */
export async function isPaused(
  { services }: Pick<Stage, 'services'>,
  functionName: string,
): Promise<boolean> {
  const mappings = await (await services.mappings()).of(functionName);
  return mappings.length > 0 && mappings.every(({ state }) => state === 'Disabled' || state === 'Disabling');
}

import { DEFAULT_PIPELINE_FILE } from './default-pipeline-file.ts';
import { openLocalStage } from './open-local-stage.ts';
import type { Stage } from './stage.ts';

/** What says which stage is meant. */
export interface StageChoice {
  /** A deployed stage. @default the pipeline on this machine */
  readonly name?: string;
  /** @default that of the environment */
  readonly region?: string;
  /** The `pipeline.json` of the pipeline on this machine. @default where local mode writes it by itself */
  readonly file?: string;
}

/** Opens a deployed stage, or the pipeline on this machine. Throws an `OpsError` where there is none. */
export async function openStage({ name, region, file }: StageChoice): Promise<Stage> {
  if (name === undefined) return await openLocalStage(file ?? DEFAULT_PIPELINE_FILE);
  const { openDeployedStage } = await import('./open-deployed-stage.ts');
  return await openDeployedStage(name, region === undefined ? {} : { region });
}

import { existsSync } from 'node:fs';
import { typed } from '../commands.ts';
import { type DescribedPipeline, runningPipelineIn } from '../running-pipeline-in.ts';

/** Where `start` writes it unless it is told otherwise. */
export const DEFAULT_PIPELINE_FILE = '.local/pipeline.json';

export type FoundPipeline =
  | { readonly found: true; readonly pipeline: DescribedPipeline }
  | { readonly found: false; readonly problem: string };

/** The running pipeline that wrote the file, or in one line why there is none. */
export async function findPipeline(pipelineFile: string): Promise<FoundPipeline> {
  const pipeline = await runningPipelineIn(pipelineFile);
  if (pipeline !== undefined) return { found: true, pipeline };
  const problem = existsSync(pipelineFile)
    ? `the pipeline of ${pipelineFile} has ended`
    : `there is no ${pipelineFile}`;
  return { found: false, problem: `${problem}; start one with ${typed('start')}` };
}

import type { PipelineConfig } from './pipeline-config.ts';
import { PipelineConfigError } from './pipeline-config-error.ts';
import { pipelineProblems } from './pipeline-rules.ts';

/**
 * Checks a pipeline configuration and returns it. Throws one `PipelineConfigError` that lists everything that is
 * wrong with it.
 */
export function definePipeline(pipeline: PipelineConfig): PipelineConfig {
  const problems = pipelineProblems(pipeline);
  if (problems.length > 0) throw new PipelineConfigError(problems);
  return pipeline;
}

import type { PipelineConfig } from './pipeline-config.ts';
import { pipelineProblems } from './pipeline-rules.ts';

/** The configuration is wrong in at least one way. The message has one line per problem. */
export class PipelineConfigError extends Error {
  override readonly name = 'PipelineConfigError';
  readonly code = 'PIPELINE_CONFIG';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(
      `the pipeline configuration has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
    this.problems = problems;
  }
}

/**
 * Checks a pipeline configuration and returns it. Throws one `PipelineConfigError` that lists everything that is
 * wrong with it.
 */
export function definePipeline(pipeline: PipelineConfig): PipelineConfig {
  const problems = pipelineProblems(pipeline);
  if (problems.length > 0) throw new PipelineConfigError(problems);
  return pipeline;
}

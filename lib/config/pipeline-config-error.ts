/** The configuration is wrong in at least one way. The message has one line per problem. */
export class PipelineConfigError extends Error {
  override readonly name = 'PipelineConfigError';
  readonly code = 'PIPELINE_CONFIG';
  readonly problems: readonly string[];

  /** `subject` is what the problems are those of. */
  constructor(problems: readonly string[], subject = 'the pipeline configuration') {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(`${subject} has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

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

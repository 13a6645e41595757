import { AdopterError } from './adopter-error.ts';

/** The configuration is wrong in at least one way. The message has one line per problem. */
export class PipelineConfigError extends AdopterError {
  readonly #problems: readonly string[];

  /** `subject` is what the problems are those of. */
  constructor(problems: readonly string[], subject = 'the pipeline configuration') {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    super(`${subject} has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.#problems = problems;
  }

  /** What to know it by. */
  get code(): 'PIPELINE_CONFIG' {
    return 'PIPELINE_CONFIG';
  }

  /** Each problem, as a line of its own. */
  get problems(): readonly string[] {
    return this.#problems;
  }
}

/**
 * The first line of what an app prints that ends for a wrong configuration, and the lines with its problems: those of a
 * PipelineConfigError, and those that the CDK gathers when it validates constructs.
 */
const CONFIG_ERRORS = [
  // An error without a trace is printed in brackets.
  /^\[PipelineConfigError: (.+(?:\n {2}- .+)+)\]$/m,
  /^PipelineConfigError: (.+\n(?: {2}- .+\n?)+)/m,
  /^.*(Validation failed with the following errors:\n(?: {2}\[.+\n?)+)/m,
];

/** The problems of a configuration in what an app printed, without the stack trace around; undefined where it failed otherwise. */
export function configProblemsIn(output: string): string | undefined {
  for (const error of CONFIG_ERRORS) {
    const problems = error.exec(output)?.[1];
    if (problems !== undefined) return problems.trimEnd();
  }
  return undefined;
}

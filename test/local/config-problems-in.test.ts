import { inspect } from 'node:util';
import { PipelineConfigError } from '../../lib/config/pipeline-config-error.ts';
import { configProblemsIn } from '../../local/config-problems-in.ts';

const PROBLEMS = ['sources: "x" is not a source name; allowed: privy/main', 'stages: there are none'];

/** As Node prints an error that nothing catches. */
const printed = (text: string) =>
  `file:///app.ts:22\n    throw it;\n          ^\n\n${text}\n\nNode.js v24.21.0`;

describe('configProblemsIn', () => {
  it('finds each problem of a configuration, and nothing of the trace', () => {
    const error = new PipelineConfigError(PROBLEMS);
    const text = `PipelineConfigError: ${error.message}\n    at new WalletWebhooks (file:///a.ts:1:1)\n  code: 'PIPELINE_CONFIG'`;

    expect(configProblemsIn(printed(text))).toBe(error.message);
    expect(configProblemsIn(printed(`PipelineConfigError: ${error.message}`))).toBe(error.message);
  });

  it('finds the problems in an error as this Node prints it', () => {
    const error = new PipelineConfigError(PROBLEMS);

    expect(configProblemsIn(printed(inspect(error)))).toBe(error.message);
  });

  it('finds what the CDK says of constructs that do not validate', () => {
    const text =
      '«ValidationFailedWithErrors» Validation failed with the following errors:\n' +
      '  [S/W] sources: the pipeline has 0; allowed: 1 to 12\n    ...App.synth in aws-cdk-lib...';

    expect(configProblemsIn(printed(text))).toBe(
      'Validation failed with the following errors:\n  [S/W] sources: the pipeline has 0; allowed: 1 to 12',
    );
  });

  it('leaves any other failure whole', () => {
    expect(
      configProblemsIn(printed('TypeError: x is not a function\n    at f (app.ts:1:1)')),
    ).toBeUndefined();
  });
});

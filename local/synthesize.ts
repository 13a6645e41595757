import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startSupervised } from './engines/supervised-process.ts';

const PROJECT = join(import.meta.dirname, '..');

export interface SynthesisOptions {
  readonly stage: string;
  /** Where the cloud assembly goes. What is there is deleted. */
  readonly outputDirectory: string;
}

/**
 * Synthesizes the CDK app with its bundles. It runs the app as `cdk synth` would, and saves the seconds that the command
 * itself takes.
 */
export async function synthesize({ stage, outputDirectory }: SynthesisOptions): Promise<void> {
  await rm(outputDirectory, { recursive: true, force: true });
  const app = startSupervised({
    command: process.execPath,
    args: [join(PROJECT, 'bin/app.ts')],
    workingDirectory: PROJECT,
    environment: {
      ...process.env,
      CDK_OUTDIR: outputDirectory,
      CDK_CONTEXT_JSON: JSON.stringify({ stage }),
      // CloudFormation's own rules are for what is deployed. They take as long as all the rest.
      CDK_VALIDATION: 'false',
    },
  });
  const [exitCode, output, errors] = await Promise.all([app.exited, text(app.stdout), text(app.stderr)]);
  if (exitCode !== 0) {
    throw new Error(`the CDK app does not synthesize for the stage ${stage}:\n${(errors + output).trim()}`);
  }
}

import { rm } from 'node:fs/promises';
import { delimiter, dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CdkApp } from './cdk-app.ts';
import { startSupervised } from './engines/supervised-process.ts';

export interface SynthesisOptions {
  readonly stage: string;
  /** Where the cloud assembly goes. What is there is deleted. */
  readonly outputDirectory: string;
}

/** What the CDK's own command adds to the context. Construct paths are how local mode knows the parts of a pipeline. */
const CLI_CONTEXT = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

/**
 * Synthesizes a CDK app with its bundles. It runs the app as `cdk synth -c stage=…` would, and saves the seconds that the
 * command itself takes.
 */
export async function synthesize(
  { folder, command, context }: CdkApp,
  { stage, outputDirectory }: SynthesisOptions,
): Promise<void> {
  await rm(outputDirectory, { recursive: true, force: true });
  const app = startSupervised({
    ...shellCommand(command),
    workingDirectory: folder,
    environment: {
      ...process.env,
      // The app runs on the Node that this is, whichever comes first otherwise.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      CDK_OUTDIR: outputDirectory,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...CLI_CONTEXT, stage }),
      // CloudFormation's own rules are for what is deployed. They take as long as all the rest.
      CDK_VALIDATION: 'false',
    },
  });
  const [exitCode, output, errors] = await Promise.all([app.exited, text(app.stdout), text(app.stderr)]);
  if (exitCode !== 0) {
    throw new Error(`the CDK app does not synthesize for the stage ${stage}:\n${(errors + output).trim()}`);
  }
}

/** As the CDK's own command runs it. */
function shellCommand(command: string): { readonly command: string; readonly args: readonly string[] } {
  return process.platform === 'win32'
    ? { command: process.env['ComSpec'] ?? 'cmd.exe', args: ['/d', '/s', '/c', command] }
    : { command: '/bin/sh', args: ['-c', command] };
}

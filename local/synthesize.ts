import { rm } from 'node:fs/promises';
import { delimiter, dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { LOCAL_MODE_CONTEXT } from '../lib/local-mode.ts';
import type { CdkApp } from './cdk-app.ts';
import { CannotStartError } from './cloud/cannot-start-error.ts';
import { startSupervised } from './cloud/engines/supervised-process.ts';
import { configProblemsIn } from './config-problems-in.ts';
import { recordingModules } from './watch/recording-modules.ts';

export interface SynthesisOptions {
  readonly stage: string;
  /** Where the cloud assembly goes. What is there is deleted. */
  readonly outputDirectory: string;
  /** A file that gets the paths of the modules that the app is made of, one a line. @default nobody is told */
  readonly modulesFile?: string | undefined;
}

/** What the CDK's own command adds to the context. Construct paths are how local mode knows the parts of a pipeline. */
const CLI_CONTEXT = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

/**
 * Synthesizes a CDK app with its bundles. It runs the app as `cdk synth -c stage=…` would, after its build, and saves the
 * seconds that the command itself takes.
 */
export async function synthesize(
  { folder, command, build, context }: CdkApp,
  { stage, outputDirectory, modulesFile }: SynthesisOptions,
): Promise<void> {
  await rm(outputDirectory, { recursive: true, force: true });
  if (build !== undefined) {
    const { exitCode, output } = await runInShell(build, folder);
    if (exitCode !== 0) throw new CannotStartError('BAD_APP', `cdk.json: build: ${build} fails:\n${output}`);
  }
  const { exitCode, output } = await runInShell(command, folder, {
    CDK_OUTDIR: outputDirectory,
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...CLI_CONTEXT, [LOCAL_MODE_CONTEXT]: true, stage }),
    // CloudFormation's own rules are for what is deployed. They take as long as all the rest.
    CDK_VALIDATION: 'false',
    ...(modulesFile === undefined ? {} : recordingModules(modulesFile)),
  });
  if (exitCode === 0) return;
  const problems = configProblemsIn(output);
  if (problems !== undefined) throw new CannotStartError('BAD_APP', problems);
  throw new Error(`the CDK app does not synthesize for the stage ${stage}:\n${output}`);
}

async function runInShell(command: string, workingDirectory: string, environment: NodeJS.ProcessEnv = {}) {
  const run = startSupervised({
    ...shellCommand(command),
    workingDirectory,
    environment: {
      ...process.env,
      // The app runs on the Node that this is, whichever comes first otherwise.
      PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
      ...environment,
    },
  });
  const [exitCode, output, errors] = await Promise.all([run.exited, text(run.stdout), text(run.stderr)]);
  return { exitCode, output: (errors + output).trim() };
}

/** As the CDK's own command runs it. */
function shellCommand(command: string): { readonly command: string; readonly args: readonly string[] } {
  return process.platform === 'win32'
    ? { command: process.env['ComSpec'] ?? 'cmd.exe', args: ['/d', '/s', '/c', command] }
    : { command: '/bin/sh', args: ['-c', command] };
}

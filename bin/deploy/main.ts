/** Deploys a stage: `npm run deploy -- STAGE`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OpsError } from '../../ops/ops-error.ts';
import { STATEFUL_IDS_FILE } from '../state/stateful-ids-file.ts';
import { deployArguments, USAGE } from './arguments.ts';
import { ask } from './ask.ts';
import { chosenStack, stacksIn } from './assembly.ts';
import { deploy } from './deploy.ts';
import { checkBootstrap, deployedTemplate } from './deployed.ts';
import { LogRole } from './log-role.ts';
import { Programs } from './programs.ts';

const ASSEMBLY = 'cdk.out';
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(args: readonly string[]): Promise<number> {
  const wanted = deployArguments(args);
  if (wanted === undefined) {
    say(USAGE.trimEnd());
    return 0;
  }
  // The SDK, the CDK and the AWS CLI go by them.
  if (wanted.profile !== undefined) process.env['AWS_PROFILE'] = wanted.profile;
  if (wanted.region !== undefined) process.env['AWS_REGION'] = wanted.region;
  const programs = new Programs(process.env);
  return await deploy(wanted, {
    programs,
    async synthesize() {
      if ((await programs.show('cdk', 'synth', '--quiet', '--output', ASSEMBLY)) !== 0)
        throw new OpsError('misused', 'the app cannot be synthesized, for the reason above');
      return chosenStack(stacksIn(ASSEMBLY), wanted);
    },
    deployedTemplate,
    checkBootstrap,
    logRole: new LogRole(programs, ASSEMBLY),
    listed: existsSync(STATEFUL_IDS_FILE) ? JSON.parse(readFileSync(STATEFUL_IDS_FILE, 'utf8')) : {},
    assembly: ASSEMBLY,
    readOutputs: () => JSON.parse(readFileSync(join(ASSEMBLY, 'outputs.json'), 'utf8')),
    ask: process.stdin.isTTY ? ask : undefined,
    say,
  });
}

/** What the exit code says, as that of the commands of operators does. */
function exitCodeOf(error: unknown): number {
  if (!(error instanceof OpsError)) return 1;
  return { misused: 2, 'no-access': 3, unreachable: 3, 'not-found': 1, 'function-failed': 1 }[error.code];
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodeOf(error);
}

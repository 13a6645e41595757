import { changeLines } from '../../core/deployment/change-lines.ts';
import { type Change, changesBetween, losses } from '../../core/deployment/changes-between.ts';
import { listedTemplate, type StatefulList } from '../../core/deployment/stateful-list.ts';
import type { DeployArguments } from './arguments.ts';
import type { SynthesizedStack } from './assembly.ts';
import type { Deployed } from './deployed.ts';
import { destructiveLines } from './destructive-lines.ts';
import type { LogRole } from './log-role.ts';
import { nextSteps } from './next-steps.ts';
import type { Programs } from './programs.ts';

/** What a deployment needs. */
export interface DeployPorts {
  readonly programs: Pick<Programs, 'show' | 'hear'>;
  /** Synthesizes the app, and finds the stack in it. */
  readonly synthesize: () => Promise<SynthesizedStack>;
  readonly deployedTemplate: (stack: string, region: string | undefined) => Promise<Deployed>;
  /** Throws where nothing can be deployed yet. */
  readonly checkBootstrap: (region: string | undefined) => Promise<void>;
  readonly logRole: LogRole;
  /** What was committed, for where the deployed template may not be seen. */
  readonly listed: StatefulList;
  /** The folder of the synthesized app. */
  readonly assembly: string;
  /** What `cdk deploy --outputs-file` wrote. */
  readonly readOutputs: () => Parameters<typeof nextSteps>[0];
  /** Undefined where there is no terminal. */
  readonly ask?: ((question: string) => Promise<boolean>) | undefined;
  readonly say: (line: string) => void;
}

/** Deploys a stage. Resolves with the exit code: 1 where it was not deployed. */
export async function deploy({ yes, destructive }: DeployArguments, ports: DeployPorts): Promise<number> {
  const { say, ask } = ports;
  const stack = await ports.synthesize();
  const deployed = await ports.deployedTemplate(stack.name, stack.region);
  await ports.checkBootstrap(stack.region);
  const changes = changesOf(stack, deployed, ports);
  for (const line of introduction(stack, deployed, changes)) say(line);
  const lost = deployed === 'nothing' ? [] : await lostBy(stack, changes, ports);
  const needsLogRole = deployed === 'nothing' && (await ports.logRole.isMissing(stack));
  if (needsLogRole) say(ports.logRole.sentence);
  if (yes && lost.length > 0 && !destructive)
    return stopped(say, 'Not deployed: with --yes alone nothing is lost or left behind. Add --destructive.');
  if (!yes && ask === undefined)
    return stopped(say, 'Not deployed: there is no terminal to ask on. Add --yes.');
  if (!yes && !(await ask?.(`Deploy ${stack.name}?`))) return stopped(say, 'Not deployed.');
  if (needsLogRole && (await ports.logRole.make()) !== 0) return 1;
  return await run(stack, { ...ports, approval: yes ? 'never' : 'destructive' });
}

function changesOf(
  { name, template }: SynthesizedStack,
  deployed: Deployed,
  { listed }: DeployPorts,
): readonly Change[] {
  if (deployed === 'nothing') return changesBetween({}, template);
  if (deployed !== 'unseen') return changesBetween(deployed, template);
  return changesBetween(listedTemplate(listed[name] ?? {}, template), template);
}

function introduction(
  { name }: SynthesizedStack,
  deployed: Deployed,
  changes: readonly Change[],
): readonly string[] {
  if (deployed === 'nothing') return [`${name} is not deployed yet. Resources to make: ${changes.length}.`];
  if (deployed === 'unseen') {
    const lost = losses(changes);
    return [
      `What is deployed of ${name} may not be read (cloudformation:DescribeStacks and GetTemplate); this is compared with stateful-ids.json:`,
      ...(lost.length === 0 ? ['Nothing of what it lists is lost.'] : changeLines(lost)),
    ];
  }
  return [`What a deployment of ${name} does:`, ...changeLines(changes)];
}

/** What is lost by our own comparison, and what the CDK finds by a change set, which knows every type of resource. */
async function lostBy(
  { name }: SynthesizedStack,
  changes: readonly Change[],
  { programs, assembly, say }: DeployPorts,
): Promise<readonly unknown[]> {
  const diff = ['diff', name, '--app', assembly, '--fail-on=destructive'];
  const { status, printed } = await programs.hear('cdk', ...diff);
  const known = losses(changes);
  const isKnown = (line: string) => known.some(({ logicalId }) => line.split(' ').includes(logicalId));
  const found = status === 0 ? [] : destructiveLines(printed).filter((line) => !isKnown(line));
  if (found.length > 0) {
    say('The CDK finds to be replaced, deleted or left behind besides:');
    for (const line of found) say(`  ${line}`);
  }
  return [...known, ...found];
}

async function run(
  { name }: SynthesizedStack,
  { programs, assembly, approval, readOutputs, say }: DeployPorts & { readonly approval: string },
): Promise<number> {
  const outputs = `${assembly}/outputs.json`;
  const options = ['--app', assembly, `--require-approval=${approval}`, '--outputs-file', outputs];
  const status = await programs.show('cdk', 'deploy', name, ...options);
  if (status !== 0) return 1;
  say('');
  for (const line of nextSteps(readOutputs(), name)) say(line);
  return 0;
}

function stopped(say: DeployPorts['say'], line: string): 1 {
  say(line);
  return 1;
}

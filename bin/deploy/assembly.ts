import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '../../core/deployment/template.ts';
import { OpsError } from '../../ops/ops-error.ts';
import type { DeployArguments } from './arguments.ts';

/** A stack as it was synthesized. */
export interface SynthesizedStack {
  /** What CloudFormation calls it. */
  readonly name: string;
  readonly template: Template;
  /** Undefined where it goes to that of the credentials at hand. */
  readonly region?: string;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
}

/** The stacks of a folder that `cdk synth` wrote. */
export function stacksIn(folder: string): readonly SynthesizedStack[] {
  const { artifacts = {} } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly artifacts?: Readonly<Record<string, Artifact>>;
  };
  return Object.entries(artifacts).flatMap(([id, { type, environment, properties = {} }]) => {
    const file = join(folder, properties.templateFile ?? '');
    if (type !== 'aws:cloudformation:stack' || !existsSync(file)) return [];
    const region = environment?.split('/').at(-1);
    return {
      name: properties.stackName ?? id,
      template: JSON.parse(readFileSync(file, 'utf8')) as Template,
      ...(region === undefined || region === 'unknown-region' ? {} : { region }),
    };
  });
}

/** The stack of that name, or of the stage that is called so. Throws an `OpsError` where there is none, or it goes elsewhere. */
export function chosenStack(
  stacks: readonly SynthesizedStack[],
  { stage, region }: Pick<DeployArguments, 'stage' | 'region'>,
): SynthesizedStack {
  const found =
    stacks.find(({ name }) => name === stage) ?? stacks.find(({ name }) => name.endsWith(`-${stage}`));
  if (found === undefined) {
    const names = stacks.map(({ name }) => name).join(', ');
    throw new OpsError('misused', `there is no stage "${stage}"; there are: ${names}`);
  }
  if (region !== undefined && found.region !== undefined && region !== found.region)
    throw new OpsError(
      'misused',
      `${found.name} goes to ${found.region}, as pipeline.config.ts says, and not to ${region}`,
    );
  return found;
}

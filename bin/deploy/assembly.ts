import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '../../core/deployment/template.ts';
import { OpsError } from '../../ops/ops-error.ts';

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

/** The stack of that name, or of the stage that is called so. Throws an `OpsError` where there is none. */
export function chosenStack(stacks: readonly SynthesizedStack[], name: string): SynthesizedStack {
  const found =
    stacks.find((stack) => stack.name === name) ?? stacks.find((stack) => stack.name.endsWith(`-${name}`));
  if (found !== undefined) return found;
  const names = stacks.map((stack) => stack.name).join(', ');
  throw new OpsError('misused', `there is no stage "${name}"; there are: ${names}`);
}

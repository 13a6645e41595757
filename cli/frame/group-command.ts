import type { Command } from '@commander-js/extra-typings';
import { nearest } from '../../core/events/nearest.ts';
import { OpsError } from '../../ops/ops-error.ts';
import type { About } from './about.ts';
import { newCommand, TYPED } from './new-command.ts';

/**
 * A command that is a word before others: `dead list`. They are read by `addItsCommands`, when the word is typed: whatever else is
 * typed, such as `--help`, does without them.
 */
export function groupCommand(
  name: string,
  about: About,
  load: () => Promise<readonly AnyCommand[]>,
): AnyCommand {
  const group = newCommand(name, about).usage('<command>').helpCommand(false);
  loaders.set(group, load);
  return refusingOthers(group);
}

const loaders = new WeakMap<object, () => Promise<readonly AnyCommand[]>>();

/** Gives a group its commands. A command that is none stays as it is. */
export async function addItsCommands(group: AnyCommand): Promise<void> {
  const load = loaders.get(group);
  loaders.delete(group);
  for (const command of (await load?.()) ?? []) group.addCommand(command);
}

/** A command of whatever arguments and options. */
// biome-ignore lint/suspicious/noExplicitAny: each command has types of its own, which no list of them can have
export type AnyCommand = Command<any, any, any>;

/** Where none of its commands is named, it says which there are. */
export function refusingOthers(group: AnyCommand): AnyCommand {
  return group.allowExcessArguments().action(() => {
    throw new OpsError('misused', wrongName(group));
  });
}

function wrongName(group: AnyCommand): string {
  const names = group.commands.map((command) => command.name());
  const [given] = group.args;
  const typed = [TYPED, ...(group.parent === null ? [] : [group.name()])].join(' ');
  if (given === undefined) return `no command; allowed: ${names.join(', ')}; see ${typed} --help`;
  return `no command "${given}"; nearest: ${nearest(given, names).join(', ')}; see ${typed} --help`;
}

import { Command, Help } from '@commander-js/extra-typings';
import type { About } from './about.ts';

/** How it is typed. */
export const TYPED = 'npx wallet-webhooks';

/** The heading of the options that many commands have. They come after a command's own. */
export const COMMON_OPTIONS = 'Common options:';

/** A command with the manners of all: its help has examples, and what is wrong with its use is thrown and not printed. */
export function newCommand(name: string, { summary, description = summary, examples }: About) {
  const lines = examples.map((example) => `  ${TYPED} ${example}`);
  const command = new Command(name)
    .summary(summary)
    .description(description)
    .helpOption('--help', 'print this')
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ subcommandTerm, visibleOptions, groupItems })
    .addHelpText('after', `\n${lines.length > 1 ? 'Examples' : 'Example'}:\n${lines.join('\n')}`);
  examplesByCommand.set(command, examples);
  return command;
}

const examplesByCommand = new WeakMap<object, readonly string[]>();

/** What a command's help shows how to type, without what all begin with. */
export function examplesOf(command: object): readonly string[] {
  return examplesByCommand.get(command) ?? [];
}

type Listed = Parameters<NonNullable<Help['subcommandTerm']>>[0];

/** Without the word that it has options, which all have. */
function subcommandTerm(command: Listed): string {
  const names = command.registeredArguments.map((argument) =>
    argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
  );
  return [command.name(), ...names].join(' ');
}

/** In the order that is visible, and not in that of the source, where the common options come first. */
const groupItems: Help['groupItems'] = (_, visible, groupOf) =>
  new Help().groupItems(visible, visible, groupOf);

function visibleOptions(command: Listed) {
  const options = new Help().visibleOptions(command);
  const isCommon = (option: (typeof options)[number]) => option.helpGroupHeading === COMMON_OPTIONS;
  return [...options.filter((option) => !isCommon(option)), ...options.filter(isCommon)];
}

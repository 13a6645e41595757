import { Option } from '@commander-js/extra-typings';
import type { About } from './about.ts';
import { COMMON_OPTIONS, newCommand } from './new-command.ts';

/** A command that prints a result, as text or as JSON. */
export function outputCommand(name: string, about: About) {
  return newCommand(name, about)
    .addOption(
      new Option('--json', 'print JSON, as it does by itself where the output is no terminal').helpGroup(
        COMMON_OPTIONS,
      ),
    )
    .addOption(
      new Option('--text', 'print text, also where the output is no terminal')
        .conflicts('json')
        .helpGroup(COMMON_OPTIONS),
    );
}

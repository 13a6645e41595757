import { progress } from '../output/progress.ts';
import { terminalOf } from '../output/terminal.ts';
import { type CommandOptions, optionsIn } from './command-options.ts';
import type { Context } from './context.ts';
import { listenForInterruption } from './interruption.ts';
import type { Outcome, Stream } from './outcome.ts';
import { type Show, show } from './show.ts';

/** The action of an `outputCommand`: what it returns is printed. */
export function onOutput<Args extends unknown[]>(
  run: (context: Context, ...args: Args) => Promise<Outcome | Stream>,
) {
  return async (...args: Args): Promise<void> => {
    const { signal } = listenForInterruption();
    const found = await run({ signal, progress: (text) => progress.say(text) }, ...args);
    await show(found, howToShow(optionsIn(args)));
  };
}

/** JSON is for programs: by itself where no terminal shows the result. */
export function howToShow({ json, text }: CommandOptions): Show {
  const { page, isShown } = terminalOf(process);
  return { page, json: json ?? (text === undefined && !isShown) };
}

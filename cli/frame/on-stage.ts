import { progress } from '../output/progress.ts';
import { optionsIn } from './command-options.ts';
import type { StageContext } from './context.ts';
import { listenForInterruption } from './interruption.ts';
import { howToShow } from './on-output.ts';
import type { Outcome, Stream } from './outcome.ts';
import { show } from './show.ts';
import { withStage } from './with-stage.ts';

/** The action of a `stageCommand`: what it returns is printed. */
export function onStage<Args extends unknown[]>(
  run: (context: StageContext, ...args: Args) => Promise<Outcome | Stream>,
) {
  return async (...args: Args): Promise<void> => {
    const options = optionsIn(args);
    const { signal } = listenForInterruption();
    await withStage(options, async (stage) => {
      const found = await run({ stage, signal, progress: (text) => progress.say(text) }, ...args);
      await show(found, howToShow(options));
    });
  };
}

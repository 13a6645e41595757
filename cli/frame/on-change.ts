import type { Stage } from '../../ops/stage/stage.ts';
import { progress, say } from '../output/progress.ts';
import { terminalOf } from '../output/terminal.ts';
import { optionsIn } from './command-options.ts';
import type { ChangeContext } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { listenForInterruption } from './interruption.ts';
import { howToShow } from './on-output.ts';
import type { Change } from './outcome.ts';
import { show } from './show.ts';
import { withStage } from './with-stage.ts';

/** What is particular about a change. */
export interface ChangeRules {
  /** Whether it needs no `--yes` on this stage. @default it always does */
  readonly atOnce?: (stage: Stage) => boolean;
}

/**
 * The action of a `changingCommand`. It is run with `dryRun` and what it returns is printed; after `--yes`, or when the person
 * at the terminal agrees, without.
 */
export function onChange<Args extends unknown[]>(
  run: (context: ChangeContext, ...args: Args) => Promise<Change>,
  { atOnce = () => false }: ChangeRules = {},
) {
  return async (...args: Args): Promise<void> => {
    const options = optionsIn(args);
    const how = howToShow(options);
    const { signal, finishFirst } = listenForInterruption();
    await withStage(options, async (stage) => {
      const runAndShow = async (dryRun: boolean) => {
        const context = { stage, signal, dryRun, progress: (text: string) => progress.say(text) };
        const change = await run(context, ...args);
        await show({ ...change, data: { dryRun, ...change.data } }, how);
        return change;
      };
      const asks = options.yes === undefined && !atOnce(stage);
      if (asks && !(await isAgreed(await runAndShow(true), how.json))) return;
      finishFirst();
      await runAndShow(false);
      if (signal.aborted) interrupted();
    });
  };
}

/** Whether to do it. Asks only whom the result is shown to. */
async function isAgreed({ question }: Change, json: boolean): Promise<boolean> {
  if (question === undefined) return false;
  if (json || !terminalOf(process).canAsk) {
    say('nothing was changed: this is what would be done; --yes does it');
    return false;
  }
  const { askWhether } = await import('./ask-whether.ts');
  return await askWhether(question);
}

function interrupted(): void {
  say('interrupted before its end; run it again to go on');
  process.exitCode = EXIT.interrupted;
}

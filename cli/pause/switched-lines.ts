import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { Flow, Switched } from '../../ops/pause/switch-subscriber.ts';
import type { Stage } from '../../ops/stage/stage.ts';
import { counted } from '../output/counted.ts';
import { nextLines } from '../output/next-lines.ts';
import type { Page } from '../output/page.ts';
import { typedOn } from '../output/typed-on.ts';

/** What was asked for. */
export interface Wanted {
  readonly wanted: Exclude<Flow, 'switching'>;
  readonly dryRun: boolean;
  readonly stage: Pick<Stage, 'flags'>;
}

/** Whether the subscriber is as it was wanted. */
export function isSwitched({ after }: Switched, wanted: Flow): boolean {
  return after === wanted;
}

/** How a subscriber that was paused or resumed is, for reading. */
export function switchedLines(switched: Switched, asked: Wanted, page: Page): string[] {
  const { subscriber, after } = switched;
  const isPaused = after === 'paused' && asked.wanted === 'paused' && switched.before !== 'paused';
  return [
    ...wrapText(flowText(switched, asked, page), page.columns),
    ...(isPaused
      ? [
          'Events wait for up to 14 days. The alarm Late rings after a quarter of an hour.',
          ...nextLines([['give it events again', typedOn(asked.stage, 'resume', subscriber)]], page),
        ]
      : []),
  ];
}

function flowText(switched: Switched, { wanted, dryRun }: Wanted, { paint }: Page): string {
  const { subscriber, before, after, waiting, inHand } = switched;
  const queue = `${counted(waiting, 'message')} in its queue, ${inHand || 'none'} in hand or to come again`;
  const name = paint('strong', subscriber);
  if (before === wanted) return `${name} is ${wanted} already; ${queue}`;
  if (dryRun) return `${name} is ${before}, and would be ${wanted}; ${queue}`;
  if (after !== wanted)
    return `${name} is not ${wanted} yet: Lambda is still switching it, which may take a minute; ${queue}`;
  return wanted === 'running' ? `${name} is running again; ${queue}` : `${name} is paused; ${queue}`;
}

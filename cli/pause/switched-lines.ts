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
export function switchedLines(switched: Switched, { wanted, dryRun, stage }: Wanted, page: Page): string[] {
  const { subscriber, before, after, waiting, inHand } = switched;
  const { paint } = page;
  const queue = `${counted(waiting, 'message')} in its queue, ${inHand || 'none'} in hand or to come again`;
  const name = paint('strong', subscriber);
  if (before === wanted) return [`${name} is ${wanted} already; ${queue}`];
  if (dryRun) return [`${name} is ${before}, and would be ${wanted}; ${queue}`];
  if (after !== wanted)
    return [`${name} is not ${wanted} yet: Lambda is still switching it, which may take a minute; ${queue}`];
  if (wanted === 'running') return [`${name} is running again; ${queue}`];
  return [
    `${name} is paused; ${queue}`,
    'Events wait for up to 14 days. The alarm Late rings after a quarter of an hour.',
    ...nextLines([['give it events again', typedOn(stage, 'resume', subscriber)]], page),
  ];
}

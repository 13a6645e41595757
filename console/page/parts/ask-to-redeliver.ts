import type { ReplayStarted } from '../../../ops/replay/start-replay.ts';
import { inertText } from '../text/inert-text.ts';
import { type RecentEvents, redeliverText } from '../text/redeliver-text.ts';
import { type Redelivery, redeliveryCommand } from '../text/redelivery.ts';
import { askToChange } from './change-dialog.tsx';

/** Asks whether to bring events to a subscriber once more. */
export function askToRedeliver(redelivery: Redelivery, what: string, recent: RecentEvents = new Map()): void {
  askToChange({
    question: `Re-deliver ${inertText(what)} to ${redelivery.subscriber}?`,
    name: 'redeliver',
    body: redelivery,
    command: redeliveryCommand(redelivery),
    tell: (started: ReplayStarted) =>
      redeliverText(started, { recent, isOnlyMissing: redelivery.onlyMissing === true, now: new Date() }),
  });
}

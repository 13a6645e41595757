import type { QuarantineDropped } from '../../../../ops/quarantine/drop-quarantined.ts';
import type { QuarantineReleased } from '../../../../ops/quarantine/release-quarantine.ts';
import { askToChange } from '../../parts/change-dialog.tsx';
import { inertText } from '../../text/inert-text.ts';
import { droppedText, releaseAsked, releaseDone } from '../../text/release-text.ts';

/** Asks whether to hand the events of a user in quarantine back to the handler that gave them up. */
export function askToRelease(handler: string, group: string, onDone: () => void): void {
  askToChange({
    question: `Hand the events of ${inertText(group)} back to ${handler}?`,
    name: 'release',
    body: { handler, group },
    command: ['quarantine', 'release', handler, group],
    onDone,
    tell: (data: QuarantineReleased, isDone: boolean) => (isDone ? releaseDone(data) : releaseAsked(data)),
  });
}

/** Asks whether to take the first event of a line out for good. */
export function askToDrop(
  body: { readonly handler: string; readonly group: string; readonly event: string },
  onDone: () => void,
): void {
  askToChange({
    question: `Take ${inertText(body.event)} out for good?`,
    name: 'drop-quarantined',
    body,
    command: ['quarantine', 'drop', body.handler, body.group, body.event],
    needsReason: true,
    onDone,
    tell: ({ done }: QuarantineDropped) => droppedText(done),
  });
}

import type { ParkedDropped } from '../../../../ops/parked/drop-parked.ts';
import { askToChange } from '../../parts/change-dialog.tsx';
import { inertText } from '../../text/inert-text.ts';
import { parkedReleaseText } from '../../text/release-text.ts';

/** Asks whether to try again to publish an event that the topic refused for good. */
export function askToReleaseParked(event: string, onDone: () => void): void {
  askToChange({
    question: `Try again to publish ${inertText(event)}?`,
    name: 'release-parked',
    body: { event },
    command: ['parked', 'release', event],
    onDone,
    tell: parkedReleaseText,
  });
}

const DROPPED: Readonly<Record<ParkedDropped['done'], string>> = {
  'would-drop': 'No subscriber would get it, unless its provider sends it again.',
  dropped: 'It is dropped.',
  'not-set-aside': 'It was released or dropped already.',
};

/** Asks whether to delete an event that the topic refused for good. */
export function askToDropParked(event: string, onDone: () => void): void {
  askToChange({
    question: `Delete ${inertText(event)} for good?`,
    name: 'drop-parked',
    body: { event },
    command: ['parked', 'drop', event],
    needsReason: true,
    onDone,
    tell: ({ done }: ParkedDropped) => DROPPED[done],
  });
}

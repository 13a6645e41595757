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

import type { QuarantineDropped } from '../../ops/quarantine/drop-quarantined.ts';
import type { Page } from '../output/page.ts';

const SAID: Readonly<Record<QuarantineDropped['done'], string>> = {
  'would-drop': 'would be taken out for good',
  dropped: 'was taken out for good',
  'not-in-quarantine': 'is out of quarantine already; nothing was dropped',
};

/** What became of an event that was to be dropped, for reading. */
export function droppedLine({ handler, group, event, done }: QuarantineDropped, { paint }: Page): string {
  const { id, sequence, type = 'not an event' } = event;
  return `${paint('strong', id ?? sequence)}  ${type}, of ${group} at ${handler}, ${SAID[done]}`;
}

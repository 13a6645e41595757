import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { QuarantineDropped } from '../../ops/quarantine/drop-quarantined.ts';
import type { Page } from '../output/page.ts';

const SAID: Readonly<Record<QuarantineDropped['done'], string>> = {
  'would-drop': 'would be taken out for good',
  dropped: 'was taken out for good',
  'not-in-quarantine': 'is out of quarantine already; nothing was dropped',
};

/** What became of an event that was to be dropped, for reading. */
export function droppedLines(
  { handler, group, event, done }: QuarantineDropped,
  { columns, paint }: Page,
): string[] {
  const { id, sequence, type = 'not an event' } = event;
  const name = paint('strong', id ?? sequence);
  return wrapText(`${name}  ${type}, of ${group} at ${handler}, ${SAID[done]}`, columns);
}

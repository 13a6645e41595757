import type { DroppedLetters } from '../../ops/dead/drop-dead-letters.ts';
import { counted } from '../output/counted.ts';
import type { Page } from '../output/page.ts';
import { letterRows } from './letter-rows.ts';

/** What was dropped, or would be, for reading. */
export function droppedLetterLines(
  { subscriber, letters, dropped }: DroppedLetters,
  dryRun: boolean,
  page: Page,
): string[] {
  if (letters.length === 0) return [`no such dead letter of ${subscriber}`];
  const done = dryRun ? 'would be taken out for good' : 'taken out for good';
  const count = counted(dryRun ? letters.length : dropped, 'dead letter');
  const left = dryRun ? 0 : letters.length - dropped;
  return [
    `${count} of ${subscriber} ${done}:`,
    ...letterRows(letters, page),
    ...(left === 0 ? [] : [`${left} not: somebody else had it in hand; run it again in a minute`]),
  ];
}

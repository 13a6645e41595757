import { counted, countText } from './figures.ts';

/** What the button says that shows rows that wait, of which at most so many are shown. */
export function waitingText(count: number, most: number): string {
  return count > most
    ? `Show the newest ${countText(most)} of ${countText(count)} new`
    : `Show ${countText(count)} new`;
}

/** What is said where a page did not take rows as fast as they came. */
export function missedText(missed: number): string {
  return missed === 0 ? '' : `${counted(missed, 'row')} came faster than this page took them`;
}

import type { PlaceInLine } from './parked-lines.ts';

/** Enough digits for the milliseconds of the next 30,000 years, so that positions sort as text. */
const DIGITS = 15;

/**
 * The position of an event that joins a line at `at`: behind `last`, whatever the clock of the function that parked that
 * one said. `id` keeps events of one millisecond apart.
 */
export function positionAt(at: Date, id: string, last?: PlaceInLine): string {
  const behind = last === undefined ? 0 : Number(last.position.slice(0, DIGITS)) + 1;
  return `${String(Math.max(at.getTime(), behind)).padStart(DIGITS, '0')}#${id}`;
}

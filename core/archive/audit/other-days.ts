import { FORGOTTEN } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const FORGOTTEN_DAY = /\/(\d{4}-\d{2}-\d{2})\.jsonl$/;

/**
 * The days on which an event may have been received that was published on a day, the likeliest first: the day after, since two
 * clocks may differ by so little as to be on two sides of midnight, then the days before.
 */
export async function otherDays(
  day: string,
  archived: Iterable<string>,
  objects: ObjectStore,
): Promise<readonly string[]> {
  const days = new Set(archived);
  for await (const { key } of objects.list(FORGOTTEN)) {
    const forgotten = FORGOTTEN_DAY.exec(key)?.[1];
    if (forgotten !== undefined) days.add(forgotten);
  }
  const after = nextDay(day);
  const before = [...days].filter((other) => other < day).sort();
  return [...(days.has(after) ? [after] : []), ...before.reverse()];
}

/** The day after a day. */
export function nextDay(day: string): string {
  return new Date(Date.parse(day) + DAY_MILLISECONDS).toISOString().slice(0, 10);
}

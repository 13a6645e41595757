import type { Write } from './write.ts';

/** Writes that a store takes, and how many texts of them had to be changed for it. */
export interface WellFormedWrites {
  readonly writes: readonly Write[];
  readonly mended: number;
}

/**
 * Puts U+FFFD in place of every half of a surrogate pair, in values and names alike. JSON may carry such a half, as where a
 * provider cut a text inside an emoji, but it is no Unicode text and DynamoDB refuses it: without this the event would
 * fail whenever it is tried.
 */
export function wellFormedWrites(writes: readonly Write[]): WellFormedWrites {
  let mended = 0;
  const wellFormed = (text: string): string => {
    if (text.isWellFormed()) return text;
    mended += 1;
    return text.toWellFormed();
  };
  const mend = (part: unknown): unknown => {
    if (typeof part === 'string') return wellFormed(part);
    if (Array.isArray(part)) return part.map(mend);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [wellFormed(name), mend(value)]));
  };
  const mendedWrites = writes.map((write) => mend(write) as Write);
  return { writes: mendedWrites, mended };
}

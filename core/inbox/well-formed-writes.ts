import type { Write } from './write.ts';

/** Writes that a store takes, and how many texts of them had to be changed for it. */
export interface WellFormedWrites {
  readonly writes: readonly Write[];
  readonly mended: number;
}

/** Something with texts in it, with every text well formed, and how many were not. */
export interface WellFormed<Part> {
  readonly value: Part;
  readonly mended: number;
}

/**
 * Puts U+FFFD in place of every half of a surrogate pair, in values and names alike. JSON may carry such a half, as where a
 * provider cut a text inside an emoji, but it is no Unicode text and DynamoDB refuses it: without this the event would
 * fail whenever it is tried.
 */
export function wellFormedWrites(writes: readonly Write[]): WellFormedWrites {
  const { value, mended } = wellFormed(writes);
  return { writes: value, mended };
}

/** The same for an item, or any part of a write. */
export function wellFormed<Part>(part: Part): WellFormed<Part> {
  let mended = 0;
  const wellFormedText = (text: string): string => {
    if (text.isWellFormed()) return text;
    mended += 1;
    return text.toWellFormed();
  };
  const mend = (part: unknown): unknown => {
    if (typeof part === 'string') return wellFormedText(part);
    if (Array.isArray(part)) return part.map(mend);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, value]) => [wellFormedText(name), mend(value)]),
    );
  };
  const value = mend(part) as Part;
  return { value, mended };
}

import { readTime } from 'wallet-webhooks/handler';

/** A payload may lack anything, or hold null or something else: what cannot be read counts as absent. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object, or an empty one. */
export function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The objects in a list, or undefined where the value is no list. */
export function listOfFields(value: unknown): readonly Fields[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.map(fields).filter((entry) => Object.keys(entry).length > 0);
}

/** The text, or a number as text, or undefined where there is none. */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The first of the fields that holds text. */
export function firstText(source: Fields, names: readonly string[]): string | undefined {
  return names.map((name) => text(source[name])).find((found) => found !== undefined);
}

/** Seconds, milliseconds or ISO 8601 as ISO 8601, or undefined. */
export function isoTime(value: unknown): string | undefined {
  const time = typeof value === 'number' ? new Date(milliseconds(value)) : readTime(value);
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}

/** Numbers from here on are milliseconds: as seconds they would be tens of thousands of years ahead. */
const LEAST_MILLISECONDS = 1e12;

function milliseconds(value: number): number {
  return value < LEAST_MILLISECONDS ? value * 1000 : value;
}

import { readIso8601 } from './iso-8601.ts';
import { readRfc822 } from './rfc-822.ts';

/** Reads a time out of a payload, in a form that leaves no doubt. Undefined for anything else, and for times that there are not. */
export function readTime(value: unknown): Date | undefined {
  return typeof value === 'string' ? (readIso8601(value) ?? readRfc822(value)) : undefined;
}

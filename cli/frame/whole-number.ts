import { OpsError } from '../../ops/ops-error.ts';

/** Reads the value of an option that is a whole number. */
export function wholeNumber(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw new OpsError('misused', `"${text}" is no whole number; allowed: one such as 10`);
}

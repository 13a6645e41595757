import { OpsError } from '../../ops/ops-error.ts';

/** Reads the value of an option that is a number, such as `--count 20`. Its range is checked where it is used. */
export function numberOf(flag: string): (text: string) => number {
  return (text) => {
    if (/^\d{1,9}(\.\d+)?$/.test(text)) return Number(text);
    throw new OpsError('misused', `${flag} is "${text}"; allowed: a number`);
  };
}

import type { Random } from '../simulation/random.ts';

/** What is planted into payloads and must never be seen in a log file or an answer. */
export interface Marks {
  /** In e-mail addresses, names and other fields. */
  readonly text: string;
  /** In phone numbers. */
  readonly digits: string;
}

export function makeMarks(random: Random): Marks {
  const characters = (from: string, length: number) =>
    Array.from({ length }, () => from[random.whole(0, from.length - 1)]).join('');
  return {
    text: `leak${characters('0123456789abcdef', 20)}`,
    digits: `9${characters('0123456789', 13)}`,
  };
}

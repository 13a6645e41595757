import type { PartProblem } from './part-problem.ts';

const WORDS: Readonly<Record<PartProblem['code'], string>> = {
  'no-access': 'no access',
  unreachable: 'no answer',
  'function-failed': 'it failed',
  gone: 'gone',
};

/** Why a part of a stage could not be looked at, in two words. */
export function problemWord({ code }: PartProblem): string {
  return WORDS[code];
}

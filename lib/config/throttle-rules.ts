import type { Throttle } from '../intake-api/throttle.ts';
import { type Located, required } from './field-rule.ts';
import {
  isObject,
  isToken,
  isWholeNumber,
  notAllowed,
  type Rule,
  unknownFields,
  violations,
} from './rule.ts';

/** What most regions allow an account. */
const MAX = { requestsPerSecond: 10_000, burst: 5_000 } as const satisfies Throttle;

const RULES: readonly Rule<Located<Throttle>>[] = [
  required(
    'requestsPerSecond',
    (rate) => isToken(rate) || isWholeNumber(rate, 1, MAX.requestsPerSecond),
    `a whole number from 1 to ${MAX.requestsPerSecond}`,
  ),
  required(
    'burst',
    (burst) => isToken(burst) || isWholeNumber(burst, 1, MAX.burst),
    `a whole number from 1 to ${MAX.burst}`,
  ),
];

/** What is wrong with the throttle of a stage. */
export function throttleProblems(path: string, throttle: Throttle | undefined): string[] {
  if (throttle === undefined) return [];
  if (!isObject(throttle)) return [notAllowed(path, throttle, 'an object of requestsPerSecond and burst')];
  return [
    ...violations(RULES, { path, config: throttle }),
    ...unknownFields(path, throttle, Object.keys(MAX)),
  ];
}

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

/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof Throttle, true>> = { requestsPerSecond: true, burst: true };

const RULES: readonly Rule<Located<Throttle>>[] = [
  required('requestsPerSecond', isNumber, 'a whole number from 1'),
  required('burst', isNumber, 'a whole number from 1'),
];

/** An account has 10,000 and 5,000 in most regions, less in some and more where its quota was raised: what is above has no effect. */
function isNumber(value: unknown): boolean {
  return isToken(value) || isWholeNumber(value, 1, Number.MAX_SAFE_INTEGER);
}

/** What is wrong with the throttle of a stage. */
export function throttleProblems(path: string, throttle: Throttle | undefined): string[] {
  if (throttle === undefined) return [];
  if (!isObject(throttle)) return [notAllowed(path, throttle, 'an object of requestsPerSecond and burst')];
  return [
    ...violations(RULES, { path, config: throttle }),
    ...unknownFields(path, throttle, Object.keys(FIELDS)),
  ];
}

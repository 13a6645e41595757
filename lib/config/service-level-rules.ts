import type { ServiceLevel } from '../observability/service-level.ts';
import { type Located, required } from './field-rule.ts';
import { isObject, isWholeNumber, notAllowed, type Rule, unknownFields, violations } from './rule.ts';

const FIELDS: Readonly<Record<keyof ServiceLevel, true>> = { percent: true, handledWithinSeconds: true };

/** What a provider tries again within. */
const MOST_SECONDS = 86_400;

const RULES: readonly Rule<Located<ServiceLevel>>[] = [
  required(
    'percent',
    (percent) => typeof percent === 'number' && percent >= 50 && percent < 100,
    'a number from 50 to less than 100: of all events nobody can say it',
  ),
  required(
    'handledWithinSeconds',
    (seconds) => isWholeNumber(seconds, 1, MOST_SECONDS),
    `a whole number from 1 to ${MOST_SECONDS}`,
  ),
];

/** What is wrong with the service level of a stage or of a pipeline. */
export function serviceLevelProblems(path: string, level: ServiceLevel | undefined): string[] {
  if (level === undefined) return [];
  if (!isObject(level))
    return [notAllowed(path, level, 'an object such as { percent: 99, handledWithinSeconds: 60 }')];
  return [...violations(RULES, { path, config: level }), ...unknownFields(path, level, Object.keys(FIELDS))];
}

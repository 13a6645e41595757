import type { DestinationOptions } from '../https-destination.ts';
import { isSecretName, SECRET_NAME_ALLOWED } from './access-rules.ts';
import { destinationUrlProblems } from './destination-url-rules.ts';
import { type Located, optional } from './field-rule.ts';
import { PACE_RULES } from './handler-rules.ts';
import { isWholeNumber, type Rule, unknownFields, violations } from './rule.ts';
import { eventProblems } from './subscriber-rules.ts';

/** So long that a batch of one user, one event after the other, stays well below what Lambda allows a function. */
const MAX_TIMEOUT_SECONDS = 30;

const RULES: readonly Rule<Located<DestinationOptions>>[] = [
  optional('secretName', isSecretName, SECRET_NAME_ALLOWED),
  optional(
    'timeoutSeconds',
    (seconds) => isWholeNumber(seconds, 1, MAX_TIMEOUT_SECONDS),
    `a whole number from 1 to ${MAX_TIMEOUT_SECONDS}`,
  ),
  ...PACE_RULES,
  optional('allowPrivateAddresses', (allow) => typeof allow === 'boolean', 'true or false'),
];

/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof DestinationOptions, true>> = {
  url: true,
  events: true,
  secretName: true,
  timeoutSeconds: true,
  retrySeconds: true,
  maxConcurrency: true,
  allowPrivateAddresses: true,
};

/** What is wrong with an https destination, which may have these other fields. */
export function destinationProblems(
  path: string,
  options: DestinationOptions,
  others: readonly string[] = [],
): string[] {
  return [
    ...destinationUrlProblems(path, options),
    ...eventProblems(path, options.events),
    ...violations(RULES, { path, config: options }),
    ...unknownFields(path, options, [...Object.keys(FIELDS), ...others]),
  ];
}

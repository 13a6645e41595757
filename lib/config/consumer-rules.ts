import { type Located, optional } from './field-rule.ts';
import type { ConsumerConfig } from './pipeline-config.ts';
import { isText, isWholeNumber, type Rule, show, unknownFields, violations } from './rule.ts';
import { eventProblems, isSubscriberName, SUBSCRIBER_NAME_ALLOWED } from './subscriber-rules.ts';

const MAX_VISIBILITY_SECONDS = 43_200;
/** What SQS takes in one queue policy, less one for this account. */
const MAX_ACCOUNTS = 49;
const FIELDS = ['events', 'accountIds', 'visibilityTimeoutSeconds', 'stages'];

const RULES: readonly Rule<Located<ConsumerConfig>>[] = [
  optional(
    'accountIds',
    areAccountIds,
    `a list of up to ${MAX_ACCOUNTS} account ids of 12 digits, as strings`,
  ),
  optional(
    'visibilityTimeoutSeconds',
    (seconds) => isWholeNumber(seconds, 1, MAX_VISIBILITY_SECONDS),
    `a whole number from 1 to ${MAX_VISIBILITY_SECONDS}`,
  ),
];

/** What is wrong with one consumer. */
export function consumerProblems(name: string, config: ConsumerConfig): string[] {
  const path = `consumers[${show(name)}]`;
  return [
    ...nameProblems(name),
    ...violations(RULES, { path, config }),
    ...eventProblems(path, config.events),
    ...unknownFields(path, config, FIELDS),
  ];
}

function nameProblems(name: string): string[] {
  if (isSubscriberName(name)) return [];
  return [`consumers: the name ${show(name)} is not allowed; allowed: ${SUBSCRIBER_NAME_ALLOWED}`];
}

function areAccountIds(ids: unknown): boolean {
  return Array.isArray(ids) && ids.length <= MAX_ACCOUNTS && ids.every((id) => isText(id, /^\d{12}$/));
}

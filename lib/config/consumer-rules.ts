import { Duration, Token } from 'aws-cdk-lib';
import type { DestinationOptions, HttpsConsumerOptions } from '../https-destination.ts';
import type { ConsumerOptions } from '../webhook-consumer.ts';
import { destinationProblems } from './destination-rules.ts';
import { type Located, optional } from './field-rule.ts';
import type { ConsumerConfig, QueueConsumerConfig } from './pipeline-config.ts';
import {
  isObject,
  isText,
  isWholeNumber,
  notAllowed,
  type Rule,
  show,
  unknownFields,
  violations,
} from './rule.ts';
import { eventProblems, isSubscriberName, SUBSCRIBER_NAME_ALLOWED } from './subscriber-rules.ts';

const MAX_VISIBILITY_SECONDS = 43_200;
/** What SQS takes in one queue policy, less one for this account. */
const MAX_ACCOUNTS = 49;

/** What fits a topic's policy, with a statement each. */
export const MAX_SUBSCRIBING_ACCOUNTS = 50;

const ACCOUNTS = optional<Pick<ConsumerOptions, 'accountIds'>>(
  'accountIds',
  (ids) => areAccountIds(ids, MAX_ACCOUNTS),
  `a list of up to ${MAX_ACCOUNTS} account ids of 12 digits, as strings`,
);

const CONFIG_RULES: readonly Rule<Located<QueueConsumerConfig>>[] = [
  ACCOUNTS,
  optional(
    'visibilityTimeoutSeconds',
    (seconds) => isWholeNumber(seconds, 1, MAX_VISIBILITY_SECONDS),
    `a whole number from 1 to ${MAX_VISIBILITY_SECONDS}`,
  ),
];

const OPTION_RULES: readonly Rule<Located<ConsumerOptions>>[] = [
  ACCOUNTS,
  optional(
    'visibilityTimeout',
    (time) =>
      time instanceof Duration &&
      !time.isUnresolved() &&
      isWholeNumber(time.toSeconds({ integral: false }), 1, MAX_VISIBILITY_SECONDS),
    'a Duration of 1 second to 12 hours',
  ),
];

/** Every field there is; a new one is missed here by the compiler. */
const CONFIG_FIELDS: Readonly<Record<keyof QueueConsumerConfig, true>> = {
  events: true,
  accountIds: true,
  visibilityTimeoutSeconds: true,
  stages: true,
};

/** The same of a consumer that is added to a pipeline. */
const OPTION_FIELDS: Readonly<Record<keyof ConsumerOptions, true>> = {
  events: true,
  accountIds: true,
  visibilityTimeout: true,
};

/** What is wrong with one consumer of a configuration. */
export function consumerProblems(name: string, config: ConsumerConfig): string[] {
  const path = `consumers[${show(name)}]`;
  if (isHttps(config)) return httpsConsumerProblems(name, config, ['stages']);
  return [
    ...nameProblems(name),
    ...kindProblems(path, config),
    ...violations(CONFIG_RULES, { path, config }),
    ...eventProblems(path, config.events),
    ...unknownFields(path, config, [...Object.keys(CONFIG_FIELDS), 'kind']),
  ];
}

/** True for a consumer that events are posted to. */
export function isHttps<Https extends HttpsConsumerOptions>(consumer: object | Https): consumer is Https {
  return 'kind' in consumer && consumer.kind === 'https';
}

/** What is wrong with a consumer that events are posted to, which may have these other fields. */
export function httpsConsumerProblems(
  name: string,
  options: DestinationOptions,
  others: readonly string[] = [],
): string[] {
  const path = `consumers[${show(name)}]`;
  if (!isObject(options)) return [notAllowed(path, options, 'an object with its url and events')];
  return [...nameProblems(name), ...destinationProblems(path, options, ['kind', ...others])];
}

/** What is wrong with one consumer of a pipeline. */
export function consumerOptionProblems(name: string, options: ConsumerOptions): string[] {
  const path = `consumers[${show(name)}]`;
  if (!isObject(options)) return [notAllowed(path, options, 'an object with its events')];
  return [
    ...nameProblems(name),
    ...kindProblems(path, options),
    ...optionProblems(path, options),
    ...unknownFields(path, options, [...Object.keys(OPTION_FIELDS), 'kind']),
  ];
}

/** What is wrong with what a consumer asks for, wherever it stands. */
export function optionProblems(path: string, config: ConsumerOptions): string[] {
  return [...violations(OPTION_RULES, { path, config }), ...eventProblems(path, config.events)];
}

/** True for a list of up to so many accounts, each of 12 digits or known at the deployment only. */
export function areAccountIds(ids: unknown, maximum: number): boolean {
  if (!Array.isArray(ids) || ids.length > maximum) return false;
  return ids.every((id) => Token.isUnresolved(id) || isText(id, /^\d{12}$/));
}

function kindProblems(path: string, consumer: object): string[] {
  const kind = 'kind' in consumer ? consumer.kind : undefined;
  if (kind === undefined) return [];
  return [notAllowed(`${path}.kind`, kind, "'https', or nothing for a queue")];
}

function nameProblems(name: string): string[] {
  if (isSubscriberName(name)) return [];
  return [`consumers: the name ${show(name)} is not allowed; allowed: ${SUBSCRIBER_NAME_ALLOWED}`];
}

import { validatePattern } from '../../core/events/patterns.ts';
import { HANDLER_ENVIRONMENT, type HandlerManifest } from '../../lambda/handlers/manifest.ts';
import type { ConsumerConfig } from './pipeline-config.ts';
import { isWholeNumber, type Rule, show, unknownFields, violations } from './rule.ts';

const NAME = /^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
const NAME_ALLOWED = '1 to 40 lower-case letters, digits and inner hyphens, beginning with a letter';
const MAX_TIMEOUT_SECONDS = 900;
const MEMORY_MEGABYTES = { minimum: 128, maximum: 10_240 } as const;
/** What an event source mapping takes. One at a time is not on offer; a message group is what keeps order. */
const CONCURRENCY = { minimum: 2, maximum: 1_000 } as const;
const MAX_VISIBILITY_SECONDS = 43_200;
/** What SQS takes in one queue policy, less one for this account. */
const MAX_ACCOUNTS = 49;
const VARIABLE = /^[A-Z][A-Z0-9_]{0,63}$/;
const CONSUMER_FIELDS = ['events', 'accountIds', 'visibilityTimeoutSeconds', 'stages'];

interface Named<T> {
  readonly name: string;
  readonly path: string;
  readonly config: T;
}

const HANDLER_RULES: readonly Rule<Named<HandlerManifest>>[] = [
  {
    condition: ({ name }) => !NAME.test(name),
    message: ({ path, name }) => `${path}.name: ${show(name)} is not allowed; allowed: ${NAME_ALLOWED}`,
  },
  {
    condition: ({ config }) => !isWholeNumber(config.timeoutSeconds, 1, MAX_TIMEOUT_SECONDS),
    message: ({ path, config }) =>
      `${path}.timeoutSeconds: ${show(config.timeoutSeconds)} is not allowed; ` +
      `allowed: a whole number from 1 to ${MAX_TIMEOUT_SECONDS}`,
  },
  {
    condition: ({ config }) =>
      !isWholeNumber(config.memoryMegabytes, MEMORY_MEGABYTES.minimum, MEMORY_MEGABYTES.maximum),
    message: ({ path, config }) =>
      `${path}.memoryMegabytes: ${show(config.memoryMegabytes)} is not allowed; ` +
      `allowed: a whole number from ${MEMORY_MEGABYTES.minimum} to ${MEMORY_MEGABYTES.maximum}`,
  },
  {
    condition: ({ config: { maxConcurrency: limit } }) =>
      limit !== undefined && !isWholeNumber(limit, CONCURRENCY.minimum, CONCURRENCY.maximum),
    message: ({ path, config }) =>
      `${path}.maxConcurrency: ${show(config.maxConcurrency)} is not allowed; ` +
      `allowed: a whole number from ${CONCURRENCY.minimum} to ${CONCURRENCY.maximum}`,
  },
];

const CONSUMER_RULES: readonly Rule<Named<ConsumerConfig>>[] = [
  {
    condition: ({ name }) => !NAME.test(name),
    message: ({ name }) => `consumers: the name ${show(name)} is not allowed; allowed: ${NAME_ALLOWED}`,
  },
  {
    condition: ({ config: { accountIds } }) => accountIds !== undefined && !areAccountIds(accountIds),
    message: ({ path, config }) =>
      `${path}.accountIds: ${show(config.accountIds)} is not allowed; ` +
      `allowed: a list of up to ${MAX_ACCOUNTS} account ids of 12 digits, as strings`,
  },
  {
    condition: ({ config: { visibilityTimeoutSeconds: seconds } }) =>
      seconds !== undefined && !isWholeNumber(seconds, 1, MAX_VISIBILITY_SECONDS),
    message: ({ path, config }) =>
      `${path}.visibilityTimeoutSeconds: ${show(config.visibilityTimeoutSeconds)} is not allowed; ` +
      `allowed: a whole number from 1 to ${MAX_VISIBILITY_SECONDS}`,
  },
];

/** What is wrong with one handler. */
export function handlerProblems(manifest: HandlerManifest, index: number): string[] {
  const path = `handlers[${index}]`;
  return [
    ...violations(HANDLER_RULES, { name: manifest.name, path, config: manifest }),
    ...eventProblems(path, manifest.events),
    ...variableProblems(path, manifest),
  ];
}

/** What is wrong with one consumer. */
export function consumerProblems(name: string, config: ConsumerConfig): string[] {
  const path = `consumers[${show(name)}]`;
  return [
    ...violations(CONSUMER_RULES, { name, path, config }),
    ...eventProblems(path, config.events),
    ...unknownFields(path, config, CONSUMER_FIELDS),
  ];
}

function eventProblems(path: string, events: unknown): string[] {
  if (!isNonEmptyStringList(events)) {
    return [`${path}.events: ${show(events)} is not allowed; allowed: a list of at least one event pattern`];
  }
  return events.flatMap((pattern, index) => {
    const check = validatePattern(pattern);
    return check.ok ? [] : [`${path}.events[${index}]: ${check.message}`];
  });
}

function variableProblems(path: string, { tables = {} }: HandlerManifest): string[] {
  const variables = Object.values(tables).map(({ environmentVariable }) => environmentVariable);
  const reserved: readonly string[] = Object.values(HANDLER_ENVIRONMENT);
  return Object.entries(tables)
    .filter(([, { environmentVariable: variable }]) => {
      const uses = variables.filter((other) => other === variable).length;
      return !VARIABLE.test(variable) || reserved.includes(variable) || uses > 1;
    })
    .map(
      ([table, { environmentVariable }]) =>
        `${path}.tables.${table}.environmentVariable: ${show(environmentVariable)} is not allowed; allowed: ` +
        `upper-case letters, digits and underscores, once per handler, none of ${reserved.join(', ')}`,
    );
}

function isNonEmptyStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'string');
}

function areAccountIds(ids: unknown): boolean {
  return Array.isArray(ids) && ids.length <= MAX_ACCOUNTS && ids.every((id) => /^\d{12}$/.test(String(id)));
}

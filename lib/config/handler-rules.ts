import type { HandlerManifest } from '../../lambda/handler-kit/manifest.ts';
import { secretProblems, statementProblems, variableProblems } from './access-rules.ts';
import { isEntry } from './entry-path.ts';
import { type Located, optional, required } from './field-rule.ts';
import { topicProblems } from './handler-topic-rules.ts';
import { isObject, isWholeNumber, notAllowed, type Rule, unknownFields, violations } from './rule.ts';
import { eventProblems, isSubscriberName, SUBSCRIBER_NAME_ALLOWED } from './subscriber-rules.ts';
import { tableProblems } from './table-rules.ts';

/** What Lambda takes. */
const MAX_DESCRIPTION_LENGTH = 256;
const MAX_TIMEOUT_SECONDS = 900;
const MEMORY_MEGABYTES = { minimum: 128, maximum: 10_240 } as const;
/** What an event source mapping takes of a FIFO queue at once. */
const MAX_BATCH_SIZE = 10;
/** So long that a schedule with its jitter stays within the twelve hours for which SQS hides a message. */
const MAX_WAIT_SECONDS = 3_600;
const MAX_RETRIES = 20;
/** What an event source mapping takes. One at a time is not on offer; a message group is what keeps order. */
const CONCURRENCY = { minimum: 2, maximum: 1_000 } as const;
/** Every field there is; a new one is missed here by the compiler. */
const FIELDS: Readonly<Record<keyof HandlerManifest, true>> = {
  name: true,
  entry: true,
  description: true,
  events: true,
  timeoutSeconds: true,
  memoryMegabytes: true,
  batchSize: true,
  retrySeconds: true,
  permanentErrors: true,
  maxConcurrency: true,
  tables: true,
  environment: true,
  secrets: true,
  topics: true,
  statements: true,
};

/** The rules of how fast a subscriber with a function is given events. */
export const PACE_RULES: readonly Rule<Located<Pick<HandlerManifest, 'retrySeconds' | 'maxConcurrency'>>>[] =
  [
    optional(
      'retrySeconds',
      (waits) =>
        Array.isArray(waits) &&
        isWholeNumber(waits.length, 1, MAX_RETRIES) &&
        waits.every((wait) => isWholeNumber(wait, 1, MAX_WAIT_SECONDS)),
      `1 to ${MAX_RETRIES} whole numbers from 1 to ${MAX_WAIT_SECONDS}`,
    ),
    optional(
      'maxConcurrency',
      (limit) => isWholeNumber(limit, CONCURRENCY.minimum, CONCURRENCY.maximum),
      `a whole number from ${CONCURRENCY.minimum} to ${CONCURRENCY.maximum}`,
    ),
  ];

const RULES: readonly Rule<Located<HandlerManifest>>[] = [
  required('name', isSubscriberName, SUBSCRIBER_NAME_ALLOWED),
  required(
    'entry',
    isEntry,
    "a file that exports handle, as new URL('./handle.ts', import.meta.url) or an absolute path",
  ),
  required(
    'description',
    (text) => typeof text === 'string' && isWholeNumber(text.length, 1, MAX_DESCRIPTION_LENGTH),
    `a text of 1 to ${MAX_DESCRIPTION_LENGTH} characters`,
  ),
  required(
    'timeoutSeconds',
    (seconds) => isWholeNumber(seconds, 1, MAX_TIMEOUT_SECONDS),
    `a whole number from 1 to ${MAX_TIMEOUT_SECONDS}`,
  ),
  required(
    'memoryMegabytes',
    (megabytes) => isWholeNumber(megabytes, MEMORY_MEGABYTES.minimum, MEMORY_MEGABYTES.maximum),
    `a whole number from ${MEMORY_MEGABYTES.minimum} to ${MEMORY_MEGABYTES.maximum}`,
  ),
  optional(
    'batchSize',
    (size) => isWholeNumber(size, 1, MAX_BATCH_SIZE),
    `a whole number from 1 to ${MAX_BATCH_SIZE}`,
  ),
  optional(
    'permanentErrors',
    (names) => Array.isArray(names) && names.every(isErrorName),
    "names or codes of errors, such as ['ValidationException']",
  ),
  ...PACE_RULES,
];

/** As errors' names are logged. */
function isErrorName(name: unknown): boolean {
  return typeof name === 'string' && /^[\w.:-]{1,64}$/.test(name);
}

/** What is wrong with one handler. */
export function handlerProblems(manifest: HandlerManifest, index: number): string[] {
  const path = `handlers[${index}]`;
  if (!isObject(manifest)) return [notAllowed(path, manifest, 'a manifest')];
  return [
    ...violations(RULES, { path, config: manifest }),
    ...eventProblems(path, manifest.events),
    ...tablesProblems(`${path}.tables`, manifest.tables),
    ...variableProblems(`${path}.environment`, manifest.environment, tableVariables(manifest.tables)),
    ...secretProblems(`${path}.secrets`, manifest.secrets),
    ...topicProblems(`${path}.topics`, manifest.topics),
    ...statementProblems(`${path}.statements`, manifest.statements),
    ...unknownFields(path, manifest, Object.keys(FIELDS)),
  ];
}

function tablesProblems(path: string, tables: unknown = {}): string[] {
  return isObject(tables)
    ? tableProblems(path, tables)
    : [notAllowed(path, tables, 'an object of tables by name')];
}

function tableVariables(tables: unknown): string[] {
  if (!isObject(tables)) return [];
  return Object.values(tables).flatMap((table) =>
    isObject(table) && typeof table['environmentVariable'] === 'string' ? [table['environmentVariable']] : [],
  );
}

import { positiveWholeNumber } from '../positive-whole-number.ts';
import { requireEnvironment } from '../require-environment.ts';
import type { HostedManifest } from './hosted-manifest.ts';
import { HANDLER_ENVIRONMENT } from './manifest.ts';

/** Where a handler remembers what it has applied. */
export interface InboxSettings {
  readonly table: string;
  readonly retentionDays: number;
}

export interface HandlerSettings {
  /** Absent where the stack gives it none, as a destination, which makes no writes. */
  readonly inbox?: InboxSettings;
  /** The physical names of the handler's tables. */
  readonly tables: Readonly<Record<string, string>>;
  /** The names of the secrets in Secrets Manager by the handler's names for them. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The ARNs of the topics by the handler's names for them. */
  readonly topics: Readonly<Record<string, string>>;
  readonly queueUrl: string;
  readonly quarantineTable: string;
  readonly retrySeconds: readonly number[];
  /** The handler's own variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Reads what the stack tells a handler: the variables that all handlers have, and those of its manifest. */
export function handlerEnvironment(
  manifest: HostedManifest,
  environment: NodeJS.ProcessEnv = process.env,
): HandlerSettings {
  const tables = Object.entries(manifest.tables).map(
    ([name, { environmentVariable }]) => [name, environmentVariable] as const,
  );
  const { inboxTable, inboxRetentionDays, secrets, topics, queueUrl, quarantineTable, retrySeconds } =
    HANDLER_ENVIRONMENT;
  const variables = Object.fromEntries(tables.map(([, variable]) => [variable, variable]));
  const given = (variable: string) => environment[variable] ?? '';
  const hasInbox = given(inboxTable) !== '' || given(inboxRetentionDays) !== '';
  const inbox = hasInbox ? { inboxTable, inboxRetentionDays } : {};
  const values = requireEnvironment(
    { ...variables, ...inbox, queueUrl, quarantineTable, retrySeconds },
    environment,
  );
  return {
    ...(hasInbox ? { inbox: inboxSettings(given(inboxTable), given(inboxRetentionDays)) } : {}),
    tables: Object.fromEntries(tables.map(([name, variable]) => [name, given(variable)])),
    secrets: JSON.parse(environment[secrets] ?? '{}'),
    topics: JSON.parse(environment[topics] ?? '{}'),
    queueUrl: values.queueUrl,
    quarantineTable: values.quarantineTable,
    retrySeconds: JSON.parse(values.retrySeconds),
    environment: Object.fromEntries(manifest.environment.map((name) => [name, given(name)])),
  };
}

function inboxSettings(table: string, days: string): InboxSettings {
  return { table, retentionDays: positiveWholeNumber(HANDLER_ENVIRONMENT.inboxRetentionDays, days) };
}

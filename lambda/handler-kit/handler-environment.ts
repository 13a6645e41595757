import { positiveWholeNumber } from '../positive-whole-number.ts';
import { requireEnvironment } from '../require-environment.ts';
import type { HostedManifest } from './hosted-manifest.ts';
import { HANDLER_ENVIRONMENT, type TableNameOf } from './manifest.ts';

export interface HandlerSettings<Table extends string> {
  readonly inboxTable: string;
  readonly inboxRetentionDays: number;
  /** The physical names of the handler's tables. */
  readonly tables: Readonly<Record<Table, string>>;
}

/** Reads what the stack tells a handler: the variables that all handlers have, and those of its own tables. */
export function handlerEnvironment<Manifest extends HostedManifest>(
  manifest: Manifest,
  environment: NodeJS.ProcessEnv = process.env,
): HandlerSettings<TableNameOf<Manifest>> {
  const tables = Object.entries(manifest.tables ?? {}).map(
    ([name, { environmentVariable }]) => [name, environmentVariable] as const,
  );
  const variables = Object.fromEntries(tables.map(([, variable]) => [variable, variable]));
  const values = requireEnvironment({ ...variables, ...HANDLER_ENVIRONMENT }, environment);
  const { inboxRetentionDays } = HANDLER_ENVIRONMENT;
  return {
    inboxTable: values.inboxTable,
    inboxRetentionDays: positiveWholeNumber(inboxRetentionDays, values.inboxRetentionDays),
    tables: Object.fromEntries(tables.map(([name, variable]) => [name, environment[variable]])) as Record<
      TableNameOf<Manifest>,
      string
    >,
  };
}

import type { HandlerManifest, HandlerTable } from './manifest.ts';

/** What the host of a handler needs of its manifest while it runs. The bundle holds it as JSON. */
export interface HostedManifest {
  readonly name: string;
  readonly tables: Readonly<Record<string, HostedTable>>;
  /** The names of the handler's own environment variables. */
  readonly environment: readonly string[];
  /** Names or codes of errors that no further attempt can mend. */
  readonly permanentErrors: readonly string[];
}

/** A table as the host knows it. */
export type HostedTable = Pick<HandlerTable, 'environmentVariable' | 'reads' | 'writes'>;

/** The part of a manifest that goes into the bundle: nothing that differs between stages or is known only when deployed. */
export function hostedManifest({
  name,
  tables = {},
  environment = {},
  permanentErrors = [],
}: HandlerManifest): HostedManifest {
  return {
    name,
    tables: Object.fromEntries(
      Object.entries(tables).map(([logical, { environmentVariable, reads = false, writes = [] }]) => [
        logical,
        { environmentVariable, reads, writes },
      ]),
    ),
    environment: Object.keys(environment),
    permanentErrors,
  };
}

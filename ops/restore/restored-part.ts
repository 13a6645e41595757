import { nearest } from '../../core/events/nearest.ts';
import type { StageDescription } from '../../core/stage/stage-description.ts';
import { OpsError } from '../ops-error.ts';

/** A table of a stage, and where a copy of it is put in. */
export interface RestoredPart {
  readonly table: string;
  /** What the stage is told, so that it uses the copy: the line, without the name of the copy. */
  readonly setting: (copy: string) => string;
}

/** The table of a stage that is called so: `ledger`, `parked`, `inbox`, `quarantine`, or `<handler>.<table>`. */
export function restoredPart(name: string, description: StageDescription): RestoredPart {
  const parts = partsOf(description);
  const part = parts.get(name);
  if (part !== undefined) return part;
  const names = [...parts.keys()];
  throw new OpsError(
    'misused',
    `no table "${name}" in ${description.pipelineName}; nearest: ${nearest(name, names).join(', ')}; all: ${names.join(', ')}`,
  );
}

function partsOf(description: StageDescription): ReadonlyMap<string, RestoredPart> {
  const { stage, ledgerTable, parkedTable, inboxTable, quarantineTable, tables } = description;
  const own = { ledger: ledgerTable, parked: parkedTable, inbox: inboxTable, quarantine: quarantineTable };
  return new Map<string, RestoredPart>([
    ...Object.entries(own).map(([name, table]): [string, RestoredPart] => [
      name,
      {
        table,
        setting: (copy) => `${name}TableName: '${copy}' for the stage ${stage} in pipeline.config.ts`,
      },
    ]),
    ...Object.entries(tables).flatMap(([handler, each]) =>
      Object.entries(each).map(([name, table]): [string, RestoredPart] => [
        `${handler}.${name}`,
        {
          table,
          setting: (copy) =>
            `existing: { '${stage}': '${copy}' } for the table ${name} in the manifest of ${handler}`,
        },
      ]),
    ),
  ]);
}

import type { ReadItem } from '../../core/handling/item-reads.ts';
import type { DeclaredTables } from './declared-writes.ts';

/** Lets through what the manifest says that the handler reads, as `declaredWrites` does for writes. */
export function declaredReads(readItem: ReadItem, { tables, names }: DeclaredTables): ReadItem {
  const undeclared = new Map(
    Object.entries(tables)
      .filter(([, { reads }]) => reads !== true)
      .map(([name]) => [names[name], name]),
  );
  return async (address) => {
    const name = undeclared.get(address.table);
    if (name !== undefined) throw new UndeclaredReadError(name);
    return readItem(address);
  };
}

/** A read of a table that the manifest declares, but not for reading. */
export class UndeclaredReadError extends Error {
  readonly code = 'undeclared-read';

  constructor(table: string) {
    super(
      `The handler reads its table ${table}, for which the manifest does not declare it. Add reads: true to tables.${table}.`,
    );
    this.name = 'UndeclaredReadError';
  }
}

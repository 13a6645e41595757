import type { PutItem } from '../../core/inbox/put-item.ts';
import type { Transactions } from '../../core/inbox/transactions.ts';
import type { Write } from '../../core/inbox/write.ts';
import type { HostedTable } from './hosted-manifest.ts';

/** The tables as the manifest declares them, and their physical names. */
export interface DeclaredTables {
  readonly tables: Readonly<Record<string, HostedTable>>;
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Lets through what the manifest says that the handler writes. In the cloud its role would refuse the rest; here it fails
 * wherever the handler runs, so that nobody finds out only after a deployment.
 */
export function declaredWrites(transactions: Transactions, declared: DeclaredTables): Transactions {
  const check = writeCheck(declared);
  return {
    commit: async (writes) => {
      writes.forEach(check);
      return transactions.commit(writes);
    },
  };
}

/** The same for puts by themselves. */
export function declaredPuts(putItem: PutItem, declared: DeclaredTables): PutItem {
  const check = writeCheck(declared);
  return async (write) => {
    check(write);
    return putItem(write);
  };
}

/** Throws for a write that is not declared. Of tables that the manifest does not know, the inbox is one. */
function writeCheck({ tables, names }: DeclaredTables): (write: Write) => void {
  const declared = new Map(
    Object.entries(tables).map(([name, { writes = [] }]) => [names[name], { name, writes }]),
  );
  return ({ table, kind }) => {
    const own = declared.get(table);
    if (own !== undefined && !own.writes.includes(kind)) throw new UndeclaredWriteError(own.name, kind);
  };
}

/** A write of a kind that the manifest does not declare for its table. */
export class UndeclaredWriteError extends Error {
  readonly code = 'undeclared-write';

  constructor(table: string, kind: Write['kind']) {
    super(
      `The handler makes a write of the kind ${kind} to its table ${table}, for which the manifest does not declare it. ` +
        `Add '${kind}' to tables.${table}.writes.`,
    );
    this.name = 'UndeclaredWriteError';
  }
}

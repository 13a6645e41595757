import { MemoryTransactions } from './memory-transactions.ts';
import type { MakeTables } from './test-tables.ts';

/** Tables in this process: at once there, and nothing to install. They know partition keys only, as the stack's own do. */
export const memoryTables: MakeTables = async (partitionKeys) => {
  const transactions = new MemoryTransactions(partitionKeys);
  return {
    transactions,
    readItem: async ({ table, key }) => transactions.read(table, key),
    items: async (table) => transactions.table(table),
    close: async () => undefined,
  };
};

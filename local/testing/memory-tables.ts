import { MemoryTransactions } from './memory-transactions.ts';
import type { MakeTables } from './test-tables.ts';

/** Tables in this process: at once there, and nothing to install. They have no indexes, as the stack's own. */
export const memoryTables: MakeTables = async (keys) => {
  const transactions = new MemoryTransactions(keys);
  return {
    transactions,
    putItem: (write) => transactions.put(write),
    readItem: async ({ table, key }) => transactions.read(table, key),
    items: async (table) => transactions.table(table),
    close: async () => undefined,
  };
};

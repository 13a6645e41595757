export { MemoryTransactions } from '../../local/testing/memory-transactions.ts';

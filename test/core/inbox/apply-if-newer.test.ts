import { memoryTables } from '../../../local/testing/memory-tables.ts';
import { describeNewest } from './newest-contract.ts';

describeNewest('tables in memory', { makeTables: memoryTables, runs: 500 });

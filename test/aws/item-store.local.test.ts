import { localTables } from '../../local/testing/local-tables.ts';
import { describeMerges } from '../core/inbox/merge-contract.ts';
import { describeNewest } from '../core/inbox/newest-contract.ts';

describeMerges('DynamoDB', localTables);
describeNewest('DynamoDB', { makeTables: localTables, runs: 100 });

import { localTables } from '../../local/testing/local-tables.ts';
import { describeMerges } from '../core/inbox/merge-contract.ts';

describeMerges('DynamoDB', localTables);

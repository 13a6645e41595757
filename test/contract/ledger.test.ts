import { DynamoDbLedger } from '../../aws/dynamodb-ledger.ts';
import { createLedgerTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { MemoryLedger } from '../support/memory-ledger.ts';
import { callWithoutHurry } from '../support/unhurried-calls.ts';
import { describeLedger } from './ledger-contract.ts';

let engine: Dynoxide;
let tables = 0;

callWithoutHurry();
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

describeLedger('in memory', async () => new MemoryLedger());

describeLedger('in DynamoDB', async () => {
  tables += 1;
  return new DynamoDbLedger(engine.client, await createLedgerTable(engine.client, `ledger-${tables}`));
});

import { drainStores } from '../../aws/drain-stores.ts';
import { DynamoDbParkedLines } from '../../aws/dynamodb-parked-lines.ts';
import { DynamoDbRefusedEvents } from '../../aws/dynamodb-refused-events.ts';
import type { ParkedLines } from '../../core/parked/parked-lines.ts';
import type { RefusedEvents } from '../../core/parked/refused-events.ts';
import { createLedgerTable, createParkedTable } from '../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../support/dynoxide.ts';
import { MemoryParkedLines } from '../support/memory-parked-lines.ts';
import { callWithoutHurry } from '../support/unhurried-calls.ts';
import { describeParked } from './parked-contract.ts';

let engine: Dynoxide;
let count = 0;

callWithoutHurry();
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

async function freshTables() {
  count += 1;
  return {
    ledger: await createLedgerTable(engine.client, `ledger-${count}`),
    parked: await createParkedTable(engine.client, `parked-${count}`),
  };
}

/** Both ports as one object, as the suite takes them. */
function together(lines: ParkedLines, refused: RefusedEvents): ParkedLines & RefusedEvents {
  return new Proxy(lines as ParkedLines & RefusedEvents, {
    get(target, name) {
      const owner = name in target ? target : refused;
      const value = Reflect.get(owner, name, owner);
      return typeof value === 'function' ? value.bind(owner) : value;
    },
  });
}

describeParked('in memory', async () => new MemoryParkedLines());

describeParked('in DynamoDB', async () => {
  const tables = await freshTables();
  const refused = new DynamoDbRefusedEvents(engine.client, tables.parked);
  return together(new DynamoDbParkedLines(engine.client, tables), refused);
});

describeParked('in DynamoDB, as the drain takes events out', async () => {
  const tables = await freshTables();
  const lines = drainStores(engine.client, tables).parked as ParkedLines;
  return together(lines, new DynamoDbRefusedEvents(engine.client, tables.parked));
});

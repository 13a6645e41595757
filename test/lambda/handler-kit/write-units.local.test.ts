import { DynamoDbTransactions } from '../../../aws/dynamodb-transactions.ts';
import { itemReader } from '../../../aws/item-reader.ts';
import { itemWriter } from '../../../aws/item-writer.ts';
import {
  type MeteringRelay,
  requestsOf,
  startMeteringRelay,
  unitsConsumed,
} from '../../../bench/services/metering-relay.ts';
import type { Envelope } from '../../../core/events/envelope.ts';
import type { Handle } from '../../../core/handling/handler.ts';
import { createInbox } from '../../../core/inbox/inbox.ts';
import type { ItemMerge } from '../../../core/inbox/merge.ts';
import { createBatchHandler } from '../../../lambda/handler-kit/batch-handler.ts';
import { clientFor, type Dynoxide, startDynoxide } from '../../support/dynoxide.ts';
import { envelope } from '../../support/envelopes.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { sqsEvent } from '../../support/sqs-events.ts';

const NOW = new Date('2026-11-22T10:00:00.000Z');
const LAMBDA = { getRemainingTimeInMillis: () => 30_000 };

type Handling = Handle<'users'>;

const once: Handling = (event, { applyOnce, tables }) =>
  applyOnce([{ kind: 'put', table: tables.users, item: stateOf(event) }]);
const newer: Handling = (event, { applyIfNewer, tables }) =>
  applyIfNewer({ table: tables.users, item: stateOf(event) });
const merging: Handling = (event, { mergeItems, tables }) => mergeItems([mergeOf(event, tables.users)]);
const found: Handling = (event, { mergeItems, tables: { users } }) => {
  const writes = ['a', 'b'].map(
    (pk) => ({ kind: 'put', table: users, item: { pk: `${pk} ${event.subject}` } }) as const,
  );
  return mergeItems([{ ...mergeOf(event, users), merge: () => ({ item: stateOf(event), writes }) }]);
};

let engine: Dynoxide;
let relay: MeteringRelay;
let tables = 0;

beforeAll(async () => {
  engine = await startDynoxide();
  relay = await startMeteringRelay(engine.endpoint);
});
afterAll(async () => {
  await relay.stop();
  await engine.stop();
});

describe('one event on the wire', () => {
  it.each<[string, Handling, object, object]>([
    ['applyOnce', once, { TransactWriteItems: 1 }, { write: 4, read: 0 }],
    ['applyIfNewer', newer, { PutItem: 1 }, { write: 1, read: 0 }],
    ['mergeItems', merging, { GetItem: 1, PutItem: 1 }, { write: 1, read: 1 }],
    [
      'mergeItems with two items to find it by',
      found,
      { GetItem: 1, TransactWriteItems: 1 },
      { write: 6, read: 1 },
    ],
  ])('costs with %s', async (_, handle, requests, units) => {
    const { give } = await host(handle);

    const calls = await give(event(1));

    expect(requestsOf(calls)).toEqual(requests);
    expect(unitsConsumed(calls)).toEqual(units);
  });

  it.each<[string, Handling, object, object, string[]]>([
    ['applyOnce', once, { TransactWriteItems: 1 }, { write: 0, read: 0 }, ['TransactWriteItems']],
    ['applyIfNewer', newer, { PutItem: 1 }, { write: 0, read: 0 }, ['PutItem']],
    ['mergeItems', merging, { GetItem: 1 }, { write: 0, read: 1 }, []],
  ])('that comes again costs with %s', async (_, handle, requests, units, refused) => {
    const { give } = await host(handle);
    await give(event(1));

    const calls = await give(event(1));

    expect(requestsOf(calls)).toEqual(requests);
    expect(unitsConsumed(calls)).toEqual(units);
    // The engine tells no units of these; DynamoDB takes as many as for the write.
    expect(calls.filter((call) => call.refused).map(({ name }) => name)).toEqual(refused);
  });
});

describe('a full batch of ten events on the wire', () => {
  const OF_TEN_USERS = Array.from({ length: 10 }, (_, user) => event(1, `user-${user}`));
  const OF_ONE_USER = Array.from({ length: 10 }, (_, number) => event(number));

  it.each<[string, Handling, readonly Envelope[], object, object]>([
    ['ten users, applyOnce', once, OF_TEN_USERS, { TransactWriteItems: 10 }, { write: 40, read: 0 }],
    ['ten users, applyIfNewer', newer, OF_TEN_USERS, { PutItem: 10 }, { write: 10, read: 0 }],
    ['ten users, mergeItems', merging, OF_TEN_USERS, { GetItem: 10, PutItem: 10 }, { write: 10, read: 10 }],
    ['one user, applyIfNewer', newer, OF_ONE_USER, { PutItem: 10 }, { write: 10, read: 0 }],
    ['one user, mergeItems', merging, OF_ONE_USER, { GetItem: 10, PutItem: 10 }, { write: 10, read: 10 }],
  ])('costs with %s', async (_, handle, events, requests, units) => {
    const { give } = await host(handle);

    const calls = await give(...events);

    expect(requestsOf(calls)).toEqual(requests);
    expect(unitsConsumed(calls)).toEqual(units);
  });
});

/** The event with this number of a user. */
function event(number: number, subject = 'zoe'): Envelope {
  const time = `2026-11-22T09:00:0${number}.000Z`;
  return envelope({ id: `msg_${subject}_${number}`, subject, time, partitionkey: `privy/main#${subject}` });
}

/** What an event tells of its user: with its bookkeeping, it is under a kilobyte. */
function stateOf({ subject = '', time }: Envelope) {
  return { pk: subject, seen: time, text: 'x'.repeat(700) };
}

function mergeOf(event: Envelope, table: string): ItemMerge {
  return { table, key: { pk: event.subject ?? '' }, merge: () => ({ item: stateOf(event) }) };
}

/** A handler on fresh tables. `give` sees it handle a batch of events, and gives the calls that it took. */
async function host(handle: Handling) {
  tables += 1;
  const users = await engine.createTable(`users-${tables}`);
  const inboxTable = await engine.createTable(`inbox-${tables}`);
  const client = clientFor(relay.endpoint);
  const transactions = new DynamoDbTransactions(client);
  const handler = createBatchHandler({
    handle,
    inbox: createInbox({
      transactions,
      table: inboxTable,
      handler: 'test',
      retentionDays: 30,
      now: () => NOW,
    }),
    tables: { users },
    store: { transactions, readItem: itemReader(client), putItem: itemWriter(client) },
    telemetry: recordedTelemetry().telemetry,
    now: () => NOW,
  });
  const give = async (...events: readonly Envelope[]) => {
    relay.takeCalls();
    expect(await handler(sqsEvent(...events), LAMBDA)).toEqual({ batchItemFailures: [] });
    return relay.takeCalls();
  };
  return { give };
}

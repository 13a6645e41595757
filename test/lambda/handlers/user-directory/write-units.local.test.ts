import { buildEvent } from 'wallet-webhooks/testing';
import {
  type MeteringRelay,
  requestsOf,
  startMeteringRelay,
  unitsConsumed,
} from '../../../../bench/services/metering-relay.ts';
import type { Envelope } from '../../../../core/events/envelope.ts';
import type { BatchHandler } from '../../../../lambda/handler-kit/batch-handler.ts';
import { hostHandler } from '../../../../lambda/handler-kit/host-handler.ts';
import { hostedManifest } from '../../../../lambda/handler-kit/hosted-manifest.ts';
import { handle } from '../../../../lambda/handlers/user-directory/handle.ts';
import { userDirectory } from '../../../../lambda/handlers/user-directory/manifest.ts';
import { captureOutput } from '../../../planted/captured-output.ts';
import { createQuarantineTable } from '../../../support/create-tables.ts';
import { type Dynoxide, startDynoxide } from '../../../support/dynoxide.ts';
import { sqsEvent } from '../../../support/sqs-events.ts';

const LAMBDA = { getRemainingTimeInMillis: () => 30_000 };

let engine: Dynoxide;
let relay: MeteringRelay;
let handler: BatchHandler;

beforeAll(async () => {
  engine = await startDynoxide();
  relay = await startMeteringRelay(engine.endpoint);
  await engine.createTable('users');
  await engine.createTable('look-ups', 'pk', 'sk');
  await createQuarantineTable(engine.client, 'quarantine');
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: relay.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    INBOX_TABLE: 'inbox',
    INBOX_RETENTION_DAYS: '100',
    USERS_TABLE: 'users',
    LOOK_UPS_TABLE: 'look-ups',
    HANDLER_QUEUE_URL: 'http://127.0.0.1:1/q.fifo',
    QUARANTINE_TABLE: 'quarantine',
    HANDLER_RETRY_SECONDS: '[1]',
  });
  handler = hostHandler({ manifest: hostedManifest(userDirectory), handle }) as BatchHandler;
});
afterAll(async () => {
  await relay.stop();
  await engine.stop();
});

/** Has the function handle a batch, and gives the calls that it took: for the directory, and for the quarantine. */
async function give(...events: readonly Envelope[]) {
  relay.takeCalls();
  const output = captureOutput();
  const answer = await handler(sqsEvent(...events), LAMBDA).finally(output.restore);
  expect(answer).toEqual({ batchItemFailures: [] });
  const calls = relay.takeCalls();
  const isOfQuarantine = ({ tables }: (typeof calls)[number]) => tables.includes('quarantine');
  return {
    directory: calls.filter((call) => !isOfQuarantine(call)),
    quarantine: calls.filter(isOfQuarantine),
  };
}

/** A user with an e-mail address and a wallet, as the event has it. */
function about(type: 'privy.user.created' | 'privy.user.authenticated', name: string, minute = 0): Envelope {
  const user = {
    id: `did:privy:${name}`,
    created_at: 1_731_974_895,
    linked_accounts: [
      { type: 'email', address: `${name}@example.test` },
      { type: 'wallet', address: `0x${name}`, chain_type: 'ethereum', connector_type: 'embedded' },
    ],
  };
  const [account] = user.linked_accounts;
  return {
    ...buildEvent(type),
    id: `msg_${name}_${minute}`,
    time: `2026-11-22T09:0${minute}:00.000Z`,
    subject: user.id,
    partitionkey: `privy/main#${user.id}`,
    data: { user, account },
  };
}

describe('the user-directory function on the wire', () => {
  it('takes a read and one write unit for an event that finds the user known', async () => {
    await give(about('privy.user.created', 'zoe'));

    const { directory } = await give(about('privy.user.authenticated', 'zoe', 1));

    expect(requestsOf(directory)).toEqual({ GetItem: 1, PutItem: 1 });
    expect(unitsConsumed(directory)).toEqual({ write: 1, read: 1 });
  });

  it('takes a read and no write for an event that comes again', async () => {
    await give(about('privy.user.created', 'yan'));

    const { directory } = await give(about('privy.user.created', 'yan'));

    expect(requestsOf(directory)).toEqual({ GetItem: 1 });
    expect(unitsConsumed(directory)).toEqual({ write: 0, read: 1 });
  });

  it('takes a transaction for an event that changes what the user is found by', async () => {
    const { directory } = await give(about('privy.user.created', 'xia'));

    expect(requestsOf(directory)).toEqual({ GetItem: 1, TransactWriteItems: 1 });
    // The item, a row for the address and one for the wallet.
    expect(unitsConsumed(directory)).toEqual({ write: 6, read: 1 });
  });

  it('takes two requests per event of a full batch, and one look at the quarantine at most', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `user${index}`);
    await give(...names.map((name) => about('privy.user.created', name)));

    const { directory, quarantine } = await give(
      ...names.map((name) => about('privy.user.authenticated', name, 1)),
    );

    expect(requestsOf(directory)).toEqual({ GetItem: 10, PutItem: 10 });
    expect(unitsConsumed(directory)).toEqual({ write: 10, read: 10 });
    expect(quarantine.length).toBeLessThanOrEqual(1);
  });
});

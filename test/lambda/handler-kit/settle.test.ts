import type { HiddenMessage } from '../../../core/handling/hide-messages.ts';
import { createInbox } from '../../../core/inbox/inbox.ts';
import { createBatchHandler } from '../../../lambda/handler-kit/batch-handler.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryTransactions } from '../../support/memory-transactions.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { sqsRecord } from '../../support/sqs-events.ts';

const NOW = new Date('2026-11-22T10:00:05.000Z');

/** A handler for which events of the type `privy.poison` fail, and what it did about its messages, in order. */
function host(hideFails = false) {
  const did: (string | { readonly hidden: readonly HiddenMessage[]; readonly within: number })[] = [];
  const { telemetry, lines } = recordedTelemetry();
  const transactions = new MemoryTransactions();
  const handler = createBatchHandler({
    handle: async ({ id, type }) => {
      did.push(`handled ${id}`);
      if (type === 'privy.poison') throw new Error('planted: ada@example.test');
      return 'ignored';
    },
    inbox: createInbox({
      transactions,
      table: 'inbox',
      handler: 'count',
      retentionDays: 100,
      now: () => NOW,
    }),
    tables: { users: 'users-table' },
    telemetry,
    now: () => NOW,
    retry: {
      schedule: [1, 5, 30],
      random: () => 0.5,
      remove: async () => undefined,
      hide: async (hidden, within) => {
        did.push({ hidden, within });
        if (hideFails) throw Object.assign(new Error('planted'), { code: 'not-hidden' });
      },
    },
  });
  const handle = (...messages: Parameters<typeof message>[]) =>
    handler({ Records: messages.map((one) => message(...one)) }, { getRemainingTimeInMillis: () => 30_000 });
  return { handle, did, lines };
}

function message(id: string, partitionkey: string, type = 'privy.user.created', receiveCount = 1) {
  const body = JSON.stringify(envelope({ id, partitionkey, type }));
  return sqsRecord({ messageId: id, groupId: partitionkey, body, receiveCount });
}

describe('a batch in which a message fails', () => {
  it('says last when it comes again, and those behind it before it', async () => {
    const { handle, did } = host();

    const answer = await handle(['a1', 'ada', 'privy.poison', 2], ['a2', 'ada'], ['b1', 'bob']);

    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'a1' }, { itemIdentifier: 'a2' }] });
    expect(did).toEqual([
      'handled a1',
      'handled b1',
      {
        hidden: [
          { receiptHandle: 'receipt-a2', seconds: 40 },
          { receiptHandle: 'receipt-a1', seconds: 5 },
        ],
        within: 29_500,
      },
    ]);
  });

  it('answers the same where that cannot be said, and logs why', async () => {
    const { handle, lines } = host(true);

    expect(await handle(['a1', 'ada', 'privy.poison'])).toEqual({
      batchItemFailures: [{ itemIdentifier: 'a1' }],
    });
    expect(lines.at(-1)).toEqual({
      level: 'warn',
      message: 'not postponed',
      messages: 1,
      fault: { name: 'Error', code: 'not-hidden' },
    });
  });
});

describe('a batch in which nothing fails', () => {
  it('says nothing of its messages', async () => {
    const { handle, did } = host();

    await handle(['a1', 'ada'], ['b1', 'bob']);

    expect(did).toEqual(['handled a1', 'handled b1']);
  });
});

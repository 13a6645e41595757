import type { Envelope } from '../../core/events/envelope.ts';
import type { Handle } from '../../core/handling/handler.ts';
import { createInbox } from '../../core/inbox/inbox.ts';
import type { ItemStore } from '../../core/inbox/item-store.ts';
import { reportDrain } from '../../lambda/drain/report.ts';
import { createBatchHandler } from '../../lambda/handler-kit/batch-handler.ts';
import { handlerTelemetry } from '../../lambda/handler-kit/handler-report.ts';
import { handle as directory } from '../../lambda/handlers/user-directory/handle.ts';
import { createTelemetry } from '../../lambda/telemetry.ts';
import { envelope } from '../support/envelopes.ts';
import { MemoryTransactions } from '../support/memory-transactions.ts';
import { sqsRecord } from '../support/sqs-events.ts';
import { captureOutput, jsonLines } from './captured-output.ts';
import { foundIn, PLANTED, PLANTED_USER, quotingErrors } from './planted.ts';

const NOW = new Date('2026-11-22T10:00:05.000Z');
const LAMBDA = { getRemainingTimeInMillis: () => 30_000 };
const SECRETS = Object.values(PLANTED);
const QUOTED = SECRETS.join(' ');

const TABLES = {
  users: { partitionKey: 'pk' },
  'look-ups': { partitionKey: 'pk', sortKey: 'sk' },
  inbox: { partitionKey: 'pk' },
};

const EVENT = envelope({
  subject: PLANTED.subject,
  environment: PLANTED.fieldValue,
  partitionkey: `privy/main#${PLANTED.subject}`,
  data: { type: 'user.created', user: PLANTED_USER },
});

/** What the handler host writes and answers when it handles these bodies. */
async function outputOf(
  handle: Handle<'users' | 'lookUps'>,
  bodies: readonly string[],
  transactions = new MemoryTransactions(TABLES),
) {
  const output = captureOutput();
  try {
    const now = () => NOW;
    const inbox = createInbox({ transactions, table: 'inbox', handler: 'planted', retentionDays: 30, now });
    const telemetry = handlerTelemetry('planted');
    const store: ItemStore = {
      transactions,
      readItem: async ({ table, key }) => transactions.read(table, key),
      putItem: async (write) => ({
        written: (await transactions.commit([write])).committed,
        stored: undefined,
      }),
    };
    const tables = { users: 'users', lookUps: 'look-ups' };
    const handler = createBatchHandler({ handle, inbox, store, tables, telemetry, now });
    const Records = bodies.map((body, index) => {
      const messageId = `message-${index}`;
      return sqsRecord({ messageId, body, groupId: `privy/main#${PLANTED.subject}-${index}` });
    });
    const answer = await handler({ Records }, LAMBDA);
    return { written: output.text(), answer };
  } finally {
    output.restore();
  }
}

/** Of the lines that are metrics, which every line of a message is, and no other. */
function outcomesIn(written: string): unknown[] {
  const lines = jsonLines(written);
  expect(lines.map((line) => '_aws' in line)).toEqual(lines.map(({ message }) => message === 'message'));
  return lines.filter((line) => '_aws' in line).map(({ outcome }) => outcome);
}

describe('nothing that was planted in a message is logged, counted or answered by a handler', () => {
  it.each<[string, Handle<'users' | 'lookUps'>, string]>([
    ['applied', directory, 'applied'],
    ['ignored', async () => 'ignored', 'ignored'],
  ])('that says %s', async (_, handle, outcome) => {
    const { written, answer } = await outputOf(handle, [JSON.stringify(EVENT)]);

    expect(outcomesIn(written)).toEqual([outcome]);
    expect(foundIn(written + JSON.stringify(answer), SECRETS)).toEqual([]);
  });

  it.each(quotingErrors(QUOTED))('that throws $kind', async ({ error }) => {
    const throwing: Handle<'users' | 'lookUps'> = async () => {
      throw error;
    };

    const { written, answer } = await outputOf(throwing, [JSON.stringify(EVENT)]);

    expect(outcomesIn(written)).toEqual(['failed']);
    expect(answer.batchItemFailures).toHaveLength(1);
    expect(foundIn(written, SECRETS)).toEqual([]);
  });

  it.each(quotingErrors(QUOTED))('whose table throws $kind', async ({ error }) => {
    const transactions = new MemoryTransactions(TABLES);
    transactions.commit = () => Promise.reject(error);

    const { written } = await outputOf(directory, [JSON.stringify(EVENT)], transactions);

    expect(outcomesIn(written)).toEqual(['failed']);
    expect(foundIn(written, SECRETS)).toEqual([]);
  });

  it('that cannot read it', async () => {
    const odd = ['specversion', 'id', 'source', 'type', 'time', 'receivedtime', 'partitionkey'] as const;
    const wrong = (name: keyof Envelope) => JSON.stringify({ ...EVENT, [name]: [PLANTED.email] });
    const bodies = [`{"data":"${PLANTED.email}"`, JSON.stringify(PLANTED.name), ...odd.map(wrong)];

    const { written, answer } = await outputOf(directory, bodies);

    expect(outcomesIn(written)).toEqual(Array(9).fill('failed'));
    expect(answer.batchItemFailures).toHaveLength(9);
    expect(foundIn(written, SECRETS)).toEqual([]);
  });

  it('that cannot make a user of it', async () => {
    const users = [
      PLANTED.email,
      { id: PLANTED.name },
      { id: PLANTED.subject, linked_accounts: PLANTED.phone },
    ];
    const bodies = users.map((user) =>
      JSON.stringify({ ...EVENT, type: 'privy.user.linked_account', data: { user } }),
    );

    const { written } = await outputOf(directory, bodies);

    expect(outcomesIn(written)).toEqual(['ignored', 'ignored', 'ignored']);
    expect(jsonLines(written).filter(({ message }) => message === 'user event ignored')).toHaveLength(3);
    expect(foundIn(written, SECRETS)).toEqual([]);
  });
});

describe('the drain', () => {
  it('logs and counts nothing of what the errors quote that it met', () => {
    const output = captureOutput();
    const telemetry = createTelemetry('drain');
    for (const { error } of quotingErrors(QUOTED)) {
      reportDrain(
        {
          drained: 1,
          failed: 1,
          setAside: 0,
          groups: 1,
          listed: true,
          faults: [{ key: 'privy/main#msg_1', error }],
          oldestLeft: NOW,
        },
        { startedAt: NOW, endedAt: NOW },
        telemetry,
      );
    }
    output.restore();

    expect(jsonLines(output.text()).filter(({ message }) => message === 'drain')).toHaveLength(9);
    expect(foundIn(output.text(), SECRETS)).toEqual([]);
  });
});

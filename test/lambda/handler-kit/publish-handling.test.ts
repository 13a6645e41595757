import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createInbox } from '../../../core/inbox/inbox.ts';
import { REPORTS_CHANNEL } from '../../../lambda/function-reports.ts';
import { createBatchHandler } from '../../../lambda/handler-kit/batch-handler.ts';
import { publishHandling } from '../../../lambda/handler-kit/publish-handling.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryTransactions } from '../../support/memory-transactions.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { sqsRecord } from '../../support/sqs-events.ts';

const NOW = new Date('2026-11-22T10:00:05.000Z');
const ERROR = new Error('planted: ada@example.test');

/** Handles a batch of which the first event fails, and gives the log lines. */
async function handleBatch(): Promise<string> {
  const { telemetry, lines } = recordedTelemetry();
  const handler = createBatchHandler({
    handle: async ({ id }) => {
      if (id === 'a1') throw ERROR;
      return 'ignored';
    },
    inbox: createInbox({
      transactions: new MemoryTransactions(),
      table: 'inbox',
      handler: 'count',
      retentionDays: 100,
      now: () => NOW,
    }),
    tables: {},
    telemetry,
    now: () => NOW,
    retry: { schedule: [5], random: () => 0.5, hide: async () => {}, remove: async () => {} },
  });
  const records = [message('a1', 'ada'), message('b1', 'bob'), { ...message('c1', 'cy'), body: 'no event' }];
  await handler({ Records: records }, { getRemainingTimeInMillis: () => 30_000 });
  return JSON.stringify(lines);
}

function message(id: string, partitionkey: string) {
  const body = JSON.stringify(envelope({ id, partitionkey, type: 'privy.user.created' }));
  return sqsRecord({ messageId: `message-${id}`, groupId: partitionkey, body, receiveCount: 2 });
}

describe('what a handler tells who runs it', () => {
  const heard: unknown[] = [];
  const listen = (report: unknown) => void heard.push(report);

  beforeEach(() => {
    heard.length = 0;
    subscribe(REPORTS_CHANNEL, listen);
  });

  afterEach(() => {
    unsubscribe(REPORTS_CHANNEL, listen);
  });

  const common = {
    kind: 'handling',
    receiveCount: 2,
    durationMilliseconds: 0,
    eventType: 'privy.user.created',
  };

  it('is what became of each message, with the error itself, and when those that failed come again', async () => {
    await handleBatch();

    expect(heard).toEqual([
      { ...common, messageId: 'message-b1', outcome: 'ignored', eventId: 'b1' },
      { ...common, messageId: 'message-c1', outcome: 'failed', problem: 'not-json', eventType: undefined },
      { ...common, messageId: 'message-a1', outcome: 'failed', eventId: 'a1', error: ERROR },
      {
        kind: 'postponed',
        messages: [
          { messageId: 'message-a1', seconds: 10 },
          { messageId: 'message-c1', seconds: 10 },
        ],
      },
    ]);
  });

  it('is how often an event has failed and what is done about it, where that is known', () => {
    const times = { startedAt: NOW, endedAt: NOW };
    publishHandling({
      messageId: 'm',
      receiveCount: 9,
      verdict: 'failed',
      attempts: 3,
      step: 'give-up',
      ...times,
    });

    expect(heard).toMatchObject([{ receiveCount: 9, attempts: 3, step: 'give-up' }]);
  });

  it('is in no log line as far as it is the message of an error', async () => {
    expect(await handleBatch()).not.toContain('planted');
  });
});

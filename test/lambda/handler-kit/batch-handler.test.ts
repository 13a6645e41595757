import type { SQSEvent } from 'aws-lambda';
import type { Envelope } from '../../../core/events/envelope.ts';
import type { Handle } from '../../../core/handling/handler.ts';
import { createInbox } from '../../../core/inbox/inbox.ts';
import { createBatchHandler } from '../../../lambda/handler-kit/batch-handler.ts';
import { envelope } from '../../support/envelopes.ts';
import { MemoryTransactions } from '../../support/memory-transactions.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { sqsEvent, sqsRecord } from '../../support/sqs-events.ts';

const NOW = new Date('2026-11-22T10:00:05.000Z');
const LAMBDA = { getRemainingTimeInMillis: () => 30_000 };

const countUsers: Handle<'users'> = async (event, { applyOnce, tables }) => {
  if (event.type === 'privy.poison') throw new Error('planted: ada@example.test');
  if (event.type === 'privy.uninteresting') return 'ignored';
  return applyOnce([{ kind: 'update', table: tables.users, key: { pk: event.partitionkey }, add: { n: 1 } }]);
};

describe('batch handler', () => {
  it('handles every message and reports no failure', async () => {
    const { handler, transactions } = host(countUsers);

    expect(await handler(sqsEvent(event('a1', 'a'), event('b1', 'b'), event('a2', 'a')), LAMBDA)).toEqual({
      batchItemFailures: [],
    });
    expect(transactions.table('users-table')).toEqual([
      { pk: 'a', n: 2 },
      { pk: 'b', n: 1 },
    ]);
  });

  it('reports the first failure of a group and all that follow it in that group', async () => {
    const { handler, transactions } = host(countUsers);
    const batch = sqsEvent(
      event('a1', 'a'),
      event('b1', 'b'),
      event('a2', 'a', 'privy.poison'),
      event('a3', 'a'),
      event('b2', 'b'),
      event('a4', 'a', 'privy.poison'),
    );

    expect(await handler(batch, LAMBDA)).toEqual({
      batchItemFailures: [
        { itemIdentifier: 'message-3' },
        { itemIdentifier: 'message-4' },
        { itemIdentifier: 'message-6' },
      ],
    });
    expect(transactions.table('users-table')).toEqual([
      { pk: 'a', n: 1 },
      { pk: 'b', n: 2 },
    ]);
  });

  it('passes over a mark, which is no event', async () => {
    const { handler, transactions } = host(countUsers);
    const mark = sqsRecord({ messageId: 'message-1', groupId: 'a', body: '{"mark":"f1-1"}' });

    expect(await handler({ Records: [mark] }, LAMBDA)).toEqual({ batchItemFailures: [] });
    expect(transactions.table('users-table')).toEqual([]);
  });

  it('does not do again what an earlier batch has done', async () => {
    const { handler, transactions, lines } = host(countUsers);
    await handler(sqsEvent(event('a1', 'a')), LAMBDA);

    expect(await handler(sqsEvent(event('a1', 'a'), event('a2', 'a')), LAMBDA)).toEqual({
      batchItemFailures: [],
    });
    expect(transactions.table('users-table')).toEqual([{ pk: 'a', n: 2 }]);
    expect(lines.map(({ eventId, outcome }) => [eventId, outcome])).toEqual([
      ['a1', 'applied'],
      ['a1', 'duplicate'],
      ['a2', 'applied'],
    ]);
  });

  it('does once more what a replay brings, once for each, and says which', async () => {
    const { handler, transactions, lines } = host(countUsers);
    const replayed = (replayid: string) => ({ ...event('a1', 'a'), replayid });
    await handler(sqsEvent(event('a1', 'a')), LAMBDA);

    await handler(sqsEvent(replayed('r-1'), replayed('r-1'), replayed('r-2'), event('a1', 'a')), LAMBDA);

    expect(transactions.table('users-table')).toEqual([{ pk: 'a', n: 3 }]);
    expect(lines.map(({ replayId, outcome }) => [replayId, outcome])).toEqual([
      [undefined, 'applied'],
      ['r-1', 'applied'],
      ['r-1', 'duplicate'],
      ['r-2', 'applied'],
      [undefined, 'duplicate'],
    ]);
  });

  it('remembers no failure of an earlier batch', async () => {
    let broken = true;
    const { handler } = host(async () => {
      if (broken) throw new Error('not yet');
      return 'applied';
    });
    const batch = sqsEvent(event('a1', 'a'), event('a2', 'a'));
    await handler(batch, LAMBDA);
    broken = false;

    expect(await handler(batch, LAMBDA)).toEqual({ batchItemFailures: [] });
  });

  it('fails a message that is no envelope, and says so without its content', async () => {
    const { handler, lines, published } = host(countUsers);
    const batch: SQSEvent = {
      Records: [
        sqsRecord({ messageId: 'm1', body: '{"planted":"ada@example.test"', groupId: 'a', receiveCount: 3 }),
        sqsRecord({ messageId: 'm2', body: JSON.stringify(event('a1', 'a')), groupId: 'a' }),
        sqsRecord({
          messageId: 'm3',
          body: JSON.stringify({ ...event('b1', 'b'), time: 'planted' }),
          groupId: 'b',
        }),
      ],
    };

    expect(await handler(batch, LAMBDA)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'm2' }, { itemIdentifier: 'm3' }],
    });
    expect(lines).toEqual([
      {
        level: 'error',
        message: 'message',
        outcome: 'failed',
        messageId: 'm1',
        receiveCount: 3,
        durationMilliseconds: 0,
        reason: 'not-an-envelope',
        problem: 'not-json',
      },
      {
        level: 'error',
        message: 'message',
        outcome: 'failed',
        messageId: 'm3',
        receiveCount: 1,
        durationMilliseconds: 0,
        reason: 'not-an-envelope',
        problem: 'bad-time',
      },
      {
        level: 'warn',
        message: 'message',
        outcome: 'held',
        messageId: 'm2',
        receiveCount: 1,
        durationMilliseconds: 0,
      },
    ]);
    expect(published).toEqual([[['Failed', 'Count', 1]], [['Failed', 'Count', 1]], [['Held', 'Count', 1]]]);
  });

  it('takes messages without a group one by one', async () => {
    const { handler } = host(countUsers);
    const bodies = [event('x', 'a', 'privy.poison'), event('y', 'a')].map((body) => JSON.stringify(body));
    const Records = bodies.map((body, index) => sqsRecord({ messageId: `m${index}`, body }));

    expect(await handler({ Records }, LAMBDA)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
  });

  it('reports nothing and publishes nothing for an empty batch', async () => {
    const { handler, published } = host(countUsers);

    expect(await handler({ Records: [] }, LAMBDA)).toEqual({ batchItemFailures: [] });
    expect(published).toEqual([]);
  });

  it('writes one line per message with ids, codes and durations, which counts it', async () => {
    const { handler, lines, published } = host(countUsers);

    await handler(sqsEvent(event('a1', 'a'), event('b1', 'b', 'privy.uninteresting')), LAMBDA);

    expect(lines).toEqual([
      {
        level: 'info',
        message: 'message',
        outcome: 'ignored',
        eventId: 'b1',
        eventType: 'privy.uninteresting',
        source: 'privy/main',
        durationMilliseconds: 0,
      },
      expect.objectContaining({ outcome: 'applied', eventId: 'a1' }),
    ]);
    expect(published).toEqual([
      [
        ['Ignored', 'Count', 1],
        ['EventAge', 'Milliseconds', 5000],
      ],
      [
        ['Applied', 'Count', 1],
        ['EventAge', 'Milliseconds', 5000],
      ],
    ]);
  });

  it('logs the name, code and place of an error and not its message', async () => {
    const { handler, lines } = host(async () => {
      throw Object.assign(new TypeError('planted: ada@example.test\n    at planted'), { code: 'bad-thing' });
    });

    await handler(sqsEvent(event('a1', 'a')), LAMBDA);

    expect(lines).toMatchObject([{ level: 'error', outcome: 'failed', eventId: 'a1' }]);
    const fault = lines[0]?.['fault'];
    expect(fault).toEqual({
      name: 'TypeError',
      code: 'bad-thing',
      frames: expect.arrayContaining([expect.stringMatching(/^at .*batch-handler\.test\.ts/)]),
    });
    expect(JSON.stringify(lines)).not.toContain('planted');
  });

  it('fails only the event whose error throws when it is read', async () => {
    const { handler, lines } = host(async ({ id }) => {
      if (id !== 'a1') return 'applied';
      throw Object.defineProperty(new Error('planted'), 'code', {
        get: () => {
          throw new Error('planted: ada@example.test');
        },
      });
    });

    expect(await handler(sqsEvent(event('a1', 'a'), event('b1', 'b')), LAMBDA)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    });
    expect(lines).toMatchObject([
      { outcome: 'failed', eventId: 'a1', fault: { name: 'unreadable' } },
      { outcome: 'applied', eventId: 'b1' },
    ]);
  });

  it.each([[undefined], [null]])('says that %s was thrown, which says nothing', async (nothing) => {
    const { handler, lines } = host(async () => {
      throw nothing;
    });

    await handler(sqsEvent(event('a1', 'a')), LAMBDA);

    expect(lines).toMatchObject([{ outcome: 'failed', fault: { code: 'nothing-thrown' } }]);
  });

  it('tells handle where the payload is not as its type says, and logs it when handling fails', async () => {
    const told: unknown[] = [];
    const { handler, lines } = host(async (_event, { drift }) => {
      told.push(drift);
      throw new TypeError('cannot read user_id');
    });
    const data = { type: 'mfa.enabled', method: 'totp' };

    await handler(sqsEvent(envelope({ type: 'privy.mfa.enabled', data })), LAMBDA);

    const drift = [{ path: 'user_id', expected: 'string', found: 'missing' }];
    expect(told).toEqual([drift]);
    expect(lines).toMatchObject([{ outcome: 'failed', drift }]);
  });

  it('fails the message whose handling hangs, and no other, when time is nearly over', async () => {
    const { handler, lines } = host(async (event) => {
      if (event.id === 'a1') await new Promise(() => {});
      return 'applied';
    });
    const batch = sqsEvent(event('a1', 'a'), event('a2', 'a'), event('b1', 'b'));

    expect(await handler(batch, { getRemainingTimeInMillis: () => 40 })).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }, { itemIdentifier: 'message-2' }],
    });
    expect(lines).toMatchObject([
      { outcome: 'applied', eventId: 'b1' },
      { outcome: 'failed', eventId: 'a1', fault: { name: 'OutOfTimeError', code: 'out-of-time' } },
      { outcome: 'held', messageId: 'message-2' },
    ]);
  });

  it('tells handle to stop when time is nearly over', async () => {
    const { handler, lines } = host((_event, { signal, log }) => {
      return new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          log.warn('stopped', { step: 3 });
          resolve('applied');
        }),
      );
    });

    await handler(sqsEvent(event('a1', 'a')), { getRemainingTimeInMillis: () => 20 });

    expect(lines[0]).toEqual({
      level: 'warn',
      message: 'stopped',
      step: 3,
      eventId: 'a1',
      eventType: 'privy.user.created',
      source: 'privy/main',
    });
  });

  it('refuses a second applyOnce for one event, which would drop its writes', async () => {
    const { handler, lines, transactions } = host(async (_event, { applyOnce, tables }) => {
      await applyOnce([{ kind: 'put', table: tables.users, item: { pk: 'one' } }]);
      return applyOnce([{ kind: 'put', table: tables.users, item: { pk: 'two' } }]);
    });

    expect(await handler(sqsEvent(event('a1', 'a')), LAMBDA)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    });
    expect(lines).toMatchObject([
      { outcome: 'failed', fault: { name: 'AppliedTwiceError', code: 'applied-twice' } },
    ]);
    expect(transactions.table('users-table')).toEqual([{ pk: 'one' }]);
  });

  it.each([['banana'], [undefined], [null], [true], [{ outcome: 'applied' }], ['failed'], ['toString']])(
    'fails the message where untyped code returns %p, which is no outcome',
    async (returned) => {
      const untyped = (async () => returned) as unknown as Handle<'users'>;
      const { handler, lines, published } = host(untyped);

      expect(await handler(sqsEvent(event('a1', 'a'), event('a2', 'a'), event('b1', 'b')), LAMBDA)).toEqual({
        batchItemFailures: [
          { itemIdentifier: 'message-1' },
          { itemIdentifier: 'message-2' },
          { itemIdentifier: 'message-3' },
        ],
      });
      expect(lines).toMatchObject([
        {
          level: 'error',
          outcome: 'failed',
          eventId: 'a1',
          fault: { name: 'NotAnOutcomeError', code: 'not-an-outcome' },
        },
        { level: 'error', outcome: 'failed', eventId: 'b1' },
        { level: 'warn', outcome: 'held', messageId: 'message-2' },
      ]);
      expect(published.flat().filter(([name]) => name !== 'EventAge')).toEqual([
        ['Failed', 'Count', 1],
        ['Failed', 'Count', 1],
        ['Held', 'Count', 1],
      ]);
    },
  );

  it('stores text that is not Unicode with U+FFFD in place of what is wrong, and says that it did', async () => {
    const { handler, lines, published, transactions } = host(async ({ data }, { applyOnce, tables }) => {
      const { name, tags } = data as { name: string; tags: string[] };
      return applyOnce([{ kind: 'put', table: tables.users, item: { pk: 'one', name, tags } }]);
    });
    // As a provider sends it: an emoji of which one half was cut off, which JSON allows.
    const data = JSON.parse('{"name":"planted\\ud83d","tags":["whole 😀","\\ude00planted"]}');

    await handler(sqsEvent({ ...event('a1', 'a'), data }), LAMBDA);

    expect(transactions.table('users-table')).toEqual([
      { pk: 'one', name: 'planted\ufffd', tags: ['whole 😀', '\ufffdplanted'] },
    ]);
    expect(lines).toMatchObject([{ level: 'warn', message: 'message', outcome: 'applied', eventId: 'a1' }]);
    expect(JSON.stringify(lines)).not.toContain('planted');
    expect(published).toEqual([
      [
        ['Applied', 'Count', 1],
        ['EventAge', 'Milliseconds', 5000],
        ['MendedTexts', 'Count', 2],
      ],
    ]);
  });

  it('never counts the age of an event from the future as negative', async () => {
    const { handler, published } = host(countUsers);

    await handler(sqsEvent({ ...event('a1', 'a'), time: '2026-11-22T10:01:00.000Z' }), LAMBDA);

    expect(published[0]).toContainEqual(['EventAge', 'Milliseconds', 0]);
  });
});

function event(id: string, partitionkey: string, type = 'privy.user.created'): Envelope {
  return envelope({ id, type, partitionkey });
}

/** A handler with everything around it in memory, at a fixed time. */
function host(handle: Handle<'users'>) {
  const transactions = new MemoryTransactions();
  const { telemetry, lines, published } = recordedTelemetry();
  const inbox = createInbox({
    transactions,
    table: 'inbox-table',
    handler: 'test',
    retentionDays: 30,
    now: () => NOW,
  });
  const tables = { users: 'users-table' };
  const handler = createBatchHandler({ handle, inbox, tables, telemetry, now: () => NOW });
  return { handler, transactions, lines, published };
}

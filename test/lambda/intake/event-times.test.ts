import { memoryIntake, signedEvent } from '../../support/memory-intake.ts';

const RECEIVED = new Date('2026-11-22T08:00:00.000Z');
const DAY_MILLISECONDS = 86_400_000;

function dynamicEvent(timestamp: unknown) {
  const event = {
    ...{ messageId: 'm1', eventId: 'e1', eventName: 'user.session.revoked', timestamp },
    ...{ webhookId: 'w1', userId: null, environmentId: 'n1', environmentName: 'live' },
    data: { id: 's1', userId: 'u1' },
  };
  return signedEvent({ source: 'dynamic/main', body: JSON.stringify(event) });
}

/** What the intake, which got the event at 8 o'clock, published, remembers, logged and counted of it. */
async function received(event: unknown) {
  const { handler, ledger, topic, recorded } = memoryIntake();
  const { statusCode } = await handler(event);
  const [message] = topic.messages;
  const { time, timesource, receivedtime } = JSON.parse(message?.body ?? '{}');
  const [entry] = [...ledger.state.values()];
  const counted = recorded.published.flat().map(([name]) => name);
  return {
    statusCode,
    envelope: { time, timesource, receivedtime },
    rememberedUntil: entry?.expiresAt?.toISOString(),
    line: recorded.lines[0],
    unclear: counted.filter((name) => name === 'UnclearTime').length,
    lags: counted.filter((name) => name === 'SourceLag').length,
  };
}

/** Whether the delivery is accepted once more, so many days and milliseconds after it was accepted first. */
async function replayed(event: unknown, days: number, milliseconds = 0) {
  const { handler, clock, topic } = memoryIntake();
  await handler(event);
  clock.now = new Date(RECEIVED.getTime() + days * DAY_MILLISECONDS + milliseconds);
  const { body } = await handler(event);
  return { status: JSON.parse(body).status, published: topic.messages.length };
}

describe('the time of an event', () => {
  it.each([
    ['a few minutes ahead', '2026-11-22T08:04:00.000Z', '2026-11-22T08:04:00.000Z'],
    ['five minutes ahead', '2026-11-22T08:05:00.000Z', '2026-11-22T08:05:00.000Z'],
    ['in the form of RFC 1123', 'Sun, 22 Nov 2026 03:00:00 GMT', '2026-11-22T03:00:00.000Z'],
    ['with a space for the T', '2026-11-22 03:00:00', '2026-11-22T03:00:00.000Z'],
  ])('is the one that the provider says, %s', async (_, timestamp, time) => {
    const { statusCode, envelope, line, unclear, lags } = await received(dynamicEvent(timestamp));

    expect(statusCode).toBe(200);
    expect(envelope).toEqual({ time, receivedtime: '2026-11-22T08:00:00.000Z' });
    expect(line).toMatchObject({ level: 'info' });
    expect(line).not.toHaveProperty('timeSource');
    expect([unclear, lags]).toEqual([0, 1]);
  });

  it.each(['9999-01-01T00:00:00Z', '2026-11-22T08:05:00.001Z', 'Mon, 23 Nov 2026 08:00:00 GMT'])(
    'is never later than five minutes after its arrival, and that is counted: %s',
    async (timestamp) => {
      const { statusCode, envelope, rememberedUntil, line, unclear, lags } = await received(
        dynamicEvent(timestamp),
      );

      expect(statusCode).toBe(200);
      expect(envelope).toEqual({
        time: '2026-11-22T08:05:00.000Z',
        timesource: 'capped',
        receivedtime: '2026-11-22T08:00:00.000Z',
      });
      expect(rememberedUntil).toBe('2027-03-02T08:05:00.000Z');
      expect(line).toMatchObject({ level: 'warn', outcome: 'accepted', timeSource: 'capped' });
      expect(line).not.toHaveProperty('sourceLagMilliseconds');
      expect([unclear, lags]).toEqual([1, 0]);
    },
  );

  it.each([undefined, null, 7, '', '1970-01-01T00:00:00Z', '2026-11-22T03:00:00+99:99', 'yesterday'])(
    'is that of its arrival where the provider says %j, and that is counted',
    async (timestamp) => {
      const { statusCode, envelope, rememberedUntil, line, unclear, lags } = await received(
        dynamicEvent(timestamp),
      );

      expect(statusCode).toBe(200);
      expect(envelope).toEqual({
        time: '2026-11-22T08:00:00.000Z',
        timesource: 'receipt',
        receivedtime: '2026-11-22T08:00:00.000Z',
      });
      expect(rememberedUntil).toBe('2027-03-02T08:00:00.000Z');
      expect(line).toMatchObject({ level: 'warn', outcome: 'accepted', timeSource: 'receipt' });
      expect([unclear, lags]).toEqual([1, 0]);
    },
  );

  it('is capped for every provider: an id of Svix may be ahead of an attempt that is ahead itself', async () => {
    const ahead = signedEvent({
      body: '{"type":"privy.test"}',
      id: 'msg_3MSDBZ9DXnwxIg4vbhxumPRunMV',
      at: new Date('2026-11-22T08:05:00.000Z'),
    });

    const { envelope, unclear } = await received(ahead);

    expect(envelope).toMatchObject({ time: '2026-11-22T08:05:00.000Z', timesource: 'capped' });
    expect(unclear).toBe(1);
  });
});

describe('a delivery of Dynamic that is recorded and sent again', () => {
  it.each([
    ['by the time of its arrival', '2026-11-22T07:00:00.000Z', '2027-03-02T08:00:00.000Z'],
    [
      'by its own time, where the clock of the provider is ahead',
      '2026-11-22T08:04:00.000Z',
      '2027-03-02T08:04:00.000Z',
    ],
  ])('is remembered for 100 days %s', async (_, timestamp, until) => {
    expect((await received(dynamicEvent(timestamp))).rememberedUntil).toBe(until);
  });

  it.each([
    ['as long as it is remembered', 100, 4 * 60_000, 'duplicate'],
    ['from then on', 100, 4 * 60_000 + 1, 'rejected'],
  ])('leaves no gap to slip through, also when it was dated ahead: %s', async (_, days, ms, status) => {
    expect(await replayed(dynamicEvent('2026-11-22T08:04:00.000Z'), days, ms)).toEqual({
      status,
      published: 1,
    });
  });

  it.each([
    ['without a time', null],
    ['with a time that is far ahead', '9999-01-01T00:00:00Z'],
  ])('%s is a duplicate for as long as it is remembered, and then a new event', async (_, timestamp) => {
    expect(await replayed(dynamicEvent(timestamp), 100)).toEqual({ status: 'duplicate', published: 1 });
    expect(await replayed(dynamicEvent(timestamp), 101)).toEqual({ status: 'accepted', published: 2 });
  });
});

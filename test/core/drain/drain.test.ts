import { setImmediate } from 'node:timers/promises';
import { type DrainReport, drain } from '../../../core/drain/drain.ts';
import type { Entry, ParkedEvent } from '../../../core/ledger/ledger.ts';
import { MessageRefusedError, type TopicMessage } from '../../../core/topic/topic.ts';
import { MemoryLedger } from '../../support/memory-ledger.ts';
import { MemoryTopic } from '../../support/memory-topic.ts';

const NOW = new Date('2026-11-22T08:10:00.000Z');
const DEADLINE = new Date('2026-11-22T08:11:00.000Z');

function at(time: string): Date {
  return new Date(`2026-11-22T${time}.000Z`);
}

function entryOf(id: string, groupId: string): Entry {
  return { key: id, type: 'privy.user.created', groupId, expiresAt: at('09:00:00') };
}

function messageOf({ key, groupId, type }: Entry): TopicMessage {
  return { body: `{"id":"${key}"}`, groupId, deduplicationId: key, attributes: { type } };
}

/** A ledger with the given events parked, and a topic that refuses the ids in `refused`. */
async function parked(events: readonly (readonly [id: string, groupId: string, time: string])[]) {
  const ledger = new MemoryLedger();
  const clock = { now: NOW };
  const topic = new MemoryTopic(() => clock.now);
  const refused = new Set<string>();
  const failing = new Set<string>();
  const publish = topic.publish.bind(topic);
  topic.publish = async (message) => {
    if (refused.has(message.deduplicationId)) throw new MessageRefusedError({});
    if (failing.has(message.deduplicationId)) throw new Error('the topic is down');
    await publish(message);
  };
  for (const [id, groupId, time] of events) {
    const entry = entryOf(id, groupId);
    await ledger.park(entry, messageOf(entry), at(time));
  }
  const run = (deadline = DEADLINE): Promise<DrainReport> =>
    drain({ deadline, retentionDays: 100 }, { ledger, topic, now: () => clock.now });
  const published = () => topic.messages.map(({ deduplicationId }) => deduplicationId);
  return { ledger, topic, clock, refused, failing, run, published };
}

describe('the drain', () => {
  it('publishes what is parked, oldest first, and marks it', async () => {
    const { ledger, run, published } = await parked([
      ['b', 'bob', '08:02:00'],
      ['a', 'ada', '08:01:00'],
      ['c', 'ada', '08:03:00'],
    ]);

    expect(await run()).toEqual({ drained: 3, failed: 0, listed: true, faults: [] });

    expect(published().filter((id) => id !== 'b')).toEqual(['a', 'c']);
    expect(published()).toContain('b');
    expect([...ledger.state.values()].map(({ status }) => status)).toEqual([
      'published',
      'published',
      'published',
    ]);
  });

  it('leaves alone what was parked in the last two seconds, because its index may not list it whole', async () => {
    const { run, published } = await parked([
      ['settled', 'ada', '08:09:58'],
      ['fresh', 'ada', '08:09:59'],
    ]);

    await run();

    expect(published()).toEqual(['settled']);
  });

  it('stops a group at its first failure, so that nothing overtakes, and goes on with the others', async () => {
    const { refused, run, published } = await parked([
      ['a1', 'ada', '08:01:00'],
      ['a2', 'ada', '08:02:00'],
      ['b1', 'bob', '08:03:00'],
    ]);
    refused.add('a1');

    const report = await run();

    expect(published()).toEqual(['b1']);
    expect(report).toMatchObject({ drained: 1, failed: 1, oldestLeft: at('08:01:00') });
    refused.clear();
    await run();
    expect(published()).toEqual(['b1', 'a1', 'a2']);
  });

  it('holds a group across pages once an event of it failed', async () => {
    const { ledger, refused, run, published } = await parked([
      ['a1', 'ada', '08:01:00'],
      ['a2', 'ada', '08:02:00'],
    ]);
    refused.add('a1');
    const events = (await Array.fromAsync(ledger.parked(NOW))).flat();
    ledger.parked = async function* () {
      yield events.slice(0, 1);
      yield events.slice(1);
    };

    await run();

    expect(published()).toEqual([]);
  });

  it('gives up when many groups fail and none succeeds, so that a topic that is down is not hammered', async () => {
    const events = Array.from({ length: 100 }, (_, n) => [`e${n}`, `g${n}`, '08:01:00'] as const);
    const { failing, run } = await parked(events);
    for (const [id] of events) failing.add(id);

    const report = await run();

    expect(report.failed).toBe(16);
    expect(report.oldestLeft).toEqual(at('08:01:00'));
  });

  it('holds a group of which it left an event, even when the topic that seemed to be down is not', async () => {
    const down = Array.from({ length: 16 }, (_, n) => [`e${n}`, `down${n}`, '08:01:00'] as const);
    const { ledger, topic, failing, run, published } = await parked([
      ['gone', 'eve', '08:00:00'],
      ...down,
      ['a1', 'ada', '08:02:00'],
      ['a2', 'ada', '08:03:00'],
      ['slow', 'bob', '08:04:00'],
      ['a3', 'ada', '08:05:00'],
    ]);
    for (const [id] of down) failing.add(id);
    const events = (await Array.fromAsync(ledger.parked(NOW))).flat();
    ledger.parked = async function* () {
      yield events.slice(0, -1);
      yield events.slice(-1);
    };
    // The other run drained these. While this one finds out about a1, sixteen groups have failed and none has succeeded.
    await ledger.markPublished(entryOf('gone', 'eve'), NOW);
    await ledger.markPublished(entryOf('a1', 'ada'), NOW);
    const read = ledger.parkedMessage.bind(ledger);
    ledger.parkedMessage = async (key) => {
      if (key === 'a1') await setImmediate();
      return read(key);
    };
    const publish = topic.publish;
    topic.publish = async (message) => {
      for (let turn = 0; message.deduplicationId === 'slow' && turn < 2; turn += 1) await setImmediate();
      await publish(message);
    };

    await run();

    expect(published()).toEqual(['slow']);
  });

  it('publishes everything else however many events the topic refuses for ever', async () => {
    const refusedEvents = Array.from({ length: 40 }, (_, n) => [`bad${n}`, `g${n}`, '08:01:00'] as const);
    const goodEvents = Array.from({ length: 500 }, (_, n) => [`good${n}`, `h${n}`, '08:02:00'] as const);
    const { refused, run, published } = await parked([...refusedEvents, ...goodEvents]);
    for (const [id] of refusedEvents) refused.add(id);

    const report = await run();

    expect(report).toMatchObject({ drained: 500, failed: 40, oldestLeft: at('08:01:00') });
    expect(published()).toHaveLength(500);
    expect(report.faults[0]?.key).toBe('bad0');
  });

  it('remembers an event as long as its intake meant to, where that is longer than from now', async () => {
    const { ledger, clock, run } = await parked([['a', 'ada', '08:01:00']]);
    const retainUntil = new Date('2030-01-01T00:00:00.000Z');
    await ledger.park(
      { ...entryOf('b', 'bob'), expiresAt: retainUntil },
      messageOf(entryOf('b', 'bob')),
      clock.now,
    );
    clock.now = at('08:10:30');

    await run();

    expect(ledger.state.get('a')?.expiresAt).toEqual(new Date('2027-03-02T08:10:30.000Z'));
    expect(ledger.state.get('b')?.expiresAt).toEqual(retainUntil);
  });

  it('stops at its deadline and says how old the oldest is that it leaves', async () => {
    const { run, published } = await parked([['a', 'ada', '08:01:00']]);

    expect(await run(NOW)).toEqual({
      drained: 0,
      failed: 0,
      listed: true,
      faults: [],
      oldestLeft: at('08:01:00'),
    });

    expect(published()).toEqual([]);
  });

  it('publishes every event once when two runs overlap', async () => {
    const events = Array.from({ length: 50 }, (_, n) => [`e${n}`, `g${n % 5}`, '08:01:00'] as const);
    const { run, published } = await parked(events);

    await Promise.all([run(), run()]);

    expect(published()).toHaveLength(50);
    expect(new Set(published()).size).toBe(50);
  });

  it('does not claim to know the oldest when the parked events cannot be listed', async () => {
    const { ledger, run } = await parked([]);
    const failure = new Error('no index');
    ledger.parked = async function* (): AsyncIterable<readonly ParkedEvent[]> {
      yield [];
      throw failure;
    };

    expect(await run()).toEqual({ drained: 0, failed: 0, listed: false, faults: [{ error: failure }] });
  });
});

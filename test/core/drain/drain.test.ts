import { shardOf } from '../../../core/parked/shards.ts';
import { at, NOW, parkedEvent, parkedWorld } from './parked-world.ts';

describe('the drain', () => {
  it('publishes what is parked in order per user, marks it and takes it out', async () => {
    const { ledger, run, published, left } = await parkedWorld([
      ['b', 'bob', '08:02:00'],
      ['a', 'ada', '08:01:00'],
      ['c', 'ada', '08:03:00'],
    ]);

    expect(await run()).toMatchObject({ drained: 3, failed: 0, setAside: 0, groups: 2, listed: true });

    expect(published().filter((id) => id !== 'b')).toEqual(['a', 'c']);
    expect(published()).toContain('b');
    expect(left()).toEqual([]);
    expect([...ledger.state.values()].map(({ status }) => status)).toEqual(
      Array.from({ length: 3 }, () => 'published'),
    );
  });

  it('has nothing to do and reports nothing where nothing is parked', async () => {
    const { run } = await parkedWorld([]);

    expect(await run()).toEqual({ drained: 0, failed: 0, setAside: 0, groups: 0, listed: true, faults: [] });
  });

  it('publishes a line longer than a page whole, in one run', async () => {
    const ids = Array.from({ length: 130 }, (_, index) => `e${String(index).padStart(3, '0')}`);
    const { run, published } = await parkedWorld(ids.map((id) => [id, 'ada', '08:01:00'] as const));

    await run();

    expect(published()).toEqual(ids);
  });

  it('stops a user at the first event that fails, so that nothing overtakes, and goes on with the others', async () => {
    const { fates, run, published, left } = await parkedWorld([
      ['a1', 'ada', '08:01:00'],
      ['a2', 'ada', '08:02:00'],
      ['b1', 'bob', '08:03:00'],
    ]);
    fates.set('a1', 'down');

    const report = await run();

    expect(published()).toEqual(['b1']);
    expect(left()).toEqual(['a1', 'a2']);
    expect(report).toMatchObject({
      drained: 1,
      oldestLeft: at('08:01:00'),
      newestLeft: at('08:02:00'),
    });
    expect(report.failed).toBeGreaterThan(1);
    fates.clear();
    await run({ deadline: at('08:11:58') });
    expect(published()).toEqual(['b1', 'a1', 'a2']);
  });

  it('reports what is left when its time runs out between two passes', async () => {
    const { fates, run } = await parkedWorld([['a1', 'ada', '08:01:00']]);
    fates.set('*', 'down');

    const report = await run({ deadline: new Date('2026-11-22T08:10:00.200Z') });

    expect(report).toMatchObject({ listed: true, failed: 1, oldestLeft: at('08:01:00') });
  });

  it('publishes nothing while it cannot bring what the version before parked into line, for any shard', async () => {
    const { parked, run, published } = await parkedWorld([['new', 'ada', '08:01:00']]);
    let isDown = true;
    parked.adopt = async () => {
      if (isDown) throw new Error('the ledger is down');
      return 0;
    };

    const shards = [shardOf('ada')];
    const report = await run({ deadline: at('08:10:02'), shards });

    expect(published()).toEqual([]);
    expect(report.listed).toBe(false);
    isDown = false;
    await run({ shards });
    expect(published()).toEqual(['new']);
  });

  it('goes on in the same run once the topic is back', async () => {
    const { fates, clock, ports, run, published } = await parkedWorld([['a', 'ada', '08:01:00']]);
    fates.set('*', 'down');
    const { waitUntil } = ports;
    Object.assign(ports, {
      waitUntil: async (time: Date) => {
        await waitUntil(time);
        if (clock.now >= at('08:10:20')) fates.clear();
      },
    });

    await run();

    expect(published()).toEqual(['a']);
  });

  it('asks a topic that is down once a second, not once per user', async () => {
    const events = Array.from({ length: 200 }, (_, n) => [`e${n}`, `g${n}`, '08:01:00'] as const);
    const { fates, attempts, run } = await parkedWorld(events);
    fates.set('*', 'down');

    await run();

    // 64 that were on their way when the first one failed, and then one in each of 58 seconds.
    expect(attempts.length).toBeLessThanOrEqual(64 + 58);
    expect(attempts.length).toBeGreaterThan(58);
  });

  it('asks a topic that takes no more for now more slowly, and publishes everything in the end', async () => {
    const events = Array.from({ length: 200 }, (_, n) => [`e${n}`, `g${n}`, '08:01:00'] as const);
    const { fates, clock, ports, attempts, run, left } = await parkedWorld(events);
    fates.set('*', 'throttled');
    const { waitUntil } = ports;
    Object.assign(ports, {
      waitUntil: async (time: Date) => {
        await waitUntil(time);
        if (clock.now >= at('08:10:05')) fates.clear();
      },
    });

    await run();

    expect(left()).toEqual([]);
    expect(attempts.length).toBeLessThan(400);
  });

  it('sets an event aside that the topic refuses for good, with the reason, and goes on with its user', async () => {
    const { parked, fates, run, published, left } = await parkedWorld([
      ['a1', 'ada', '08:01:00'],
      ['a2', 'ada', '08:02:00'],
      ['a3', 'ada', '08:03:00'],
    ]);
    fates.set('a2', 'refused');

    const report = await run();

    expect(published()).toEqual(['a1', 'a3']);
    expect(left()).toEqual([]);
    expect(report).toMatchObject({ drained: 2, failed: 0, setAside: 1, faults: [{ key: 'a2' }] });
    expect(await parked.list()).toMatchObject([{ key: 'a2', reason: 'InvalidParameter', refusedAt: NOW }]);
  });

  it('leaves the others to other runs: each has its own shards', async () => {
    const { run, published, left } = await parkedWorld([
      ['a', 'ada', '08:01:00'],
      ['b', 'bob', '08:01:00'],
    ]);
    expect(shardOf('ada')).not.toBe(shardOf('bob'));

    await run({ shards: [shardOf('ada')] });

    expect(published()).toEqual(['a']);
    expect(left()).toEqual(['b']);
  });

  it('does not publish what the ledger knows to be published, and takes it out', async () => {
    const { ledger, run, published, left } = await parkedWorld([['a', 'ada', '08:01:00']]);
    const expiresAt = at('09:00:00');
    await ledger.markPublished({ key: 'a', type: 'privy.user.created', groupId: 'ada', expiresAt }, NOW);

    await run();

    expect(published()).toEqual([]);
    expect(left()).toEqual([]);
  });

  it('publishes an event that stands in its line twice once', async () => {
    const { parked, run, published, left } = await parkedWorld([['a', 'ada', '08:01:00']]);
    await parked.join(parkedEvent('a', 'ada', '08:02:00'));

    await run();

    expect(published()).toEqual(['a']);
    expect(left()).toEqual([]);
  });

  it('publishes an event again whose mark failed, rather than passing it over', async () => {
    const { ledger, run, published, left } = await parkedWorld([
      ['a1', 'ada', '08:01:00'],
      ['a2', 'ada', '08:02:00'],
    ]);
    const mark = ledger.markPublished.bind(ledger);
    ledger.markPublished = async () => {
      ledger.markPublished = mark;
      throw new Error('the ledger is down');
    };

    const report = await run();

    expect(report).toMatchObject({ drained: 2, failed: 1 });
    expect(published()).toEqual(['a1', 'a2']);
    expect(left()).toEqual([]);
  });

  it('remembers a drained event for as long as one that was published just now', async () => {
    const { ledger, run } = await parkedWorld([['a', 'ada', '08:01:00']]);

    await run();

    expect(ledger.state.get('a')?.expiresAt).toEqual(new Date('2027-03-02T08:10:00.000Z'));
  });

  it('leaves the rest to the next run when its time is over', async () => {
    const { clock, topic, run, published, left } = await parkedWorld([
      ['a1', 'ada', '08:01:00'],
      ['a2', 'ada', '08:02:00'],
    ]);
    const publish = topic.publish;
    topic.publish = async (message) => {
      clock.now = at('08:10:58');
      await publish(message);
    };

    const report = await run();

    expect(published()).toEqual(['a1']);
    expect(left()).toEqual(['a2']);
    expect(report).toMatchObject({ drained: 1, failed: 0, oldestLeft: at('08:02:00') });
  });

  it('says so when the lines cannot be listed', async () => {
    const { parked, run } = await parkedWorld([['a', 'ada', '08:01:00']]);
    // biome-ignore lint/correctness/useYield: it fails before it has anything to give
    parked.groups = async function* () {
      throw new Error('the store is down');
    };

    const report = await run();

    expect(report.listed).toBe(false);
    expect(report.oldestLeft).toBeUndefined();
    expect(report.faults.length).toBeGreaterThan(0);
  });
});

describe('a run of the drain for some shards', () => {
  it('goes on while anything is parked elsewhere, because its own lines may be next', async () => {
    const { parked, ports, clock, run, published } = await parkedWorld([['b', 'bob', '08:01:00']]);
    const { waitUntil } = ports;
    Object.assign(ports, {
      waitUntil: async (time: Date) => {
        await waitUntil(time);
        if (clock.now >= at('08:10:20') && published().length === 0) {
          Object.assign(ports, { waitUntil });
          await parked.join(parkedEvent('a', 'ada', '08:10:20'));
        }
      },
    });

    await run({ shards: [shardOf('ada')] });

    expect(published()).toEqual(['a']);
  });
});

import { shardOf } from '../../../core/parked/shards.ts';
import { at, parkedWorld } from './parked-world.ts';

describe('the report of a drain', () => {
  it('tells the oldest and the newest event that is left, over all shards', async () => {
    expect(shardOf('ada')).not.toBe(shardOf('bob'));
    const { fates, run } = await parkedWorld([
      ['a1', 'ada', '08:03:00'],
      ['a2', 'ada', '08:05:00'],
      ['b1', 'bob', '08:01:00'],
      ['b2', 'bob', '08:02:00'],
    ]);
    fates.set('*', 'down');

    expect(await run()).toMatchObject({ oldestLeft: at('08:01:00'), newestLeft: at('08:05:00') });
  });

  it('counts no event as set aside that could not be, and keeps it in line', async () => {
    const { parked, fates, run, left } = await parkedWorld([['a', 'ada', '08:01:00']]);
    fates.set('a', 'refused');
    parked.setAside = async () => {
      throw new Error('the store is down');
    };

    expect(await run({ deadline: at('08:10:02') })).toMatchObject({ setAside: 0, drained: 0 });

    expect(left()).toEqual(['a']);
  });

  it('holds a hundred faults at most', async () => {
    const events = Array.from({ length: 150 }, (_, n) => [`e${n}`, `g${n}`, '08:01:00'] as const);
    const { fates, run } = await parkedWorld(events);
    fates.set('*', 'refused');

    const { setAside, faults } = await run();

    expect(setAside).toBe(150);
    expect(faults).toHaveLength(100);
  });
});

describe('a run of the drain', () => {
  it('without the flag to look after goes on in the same run too, once the topic is back', async () => {
    expect(shardOf('ada')).not.toBe(0);
    const { fates, clock, ports, published, run } = await parkedWorld([['a', 'ada', '08:01:00']]);
    fates.set('*', 'down');
    const { waitUntil } = ports;
    Object.assign(ports, {
      waitUntil: async (time: Date) => {
        await waitUntil(time);
        if (clock.now >= at('08:10:20')) fates.clear();
      },
    });

    await run({ shards: [shardOf('ada')] });

    expect(published()).toEqual(['a']);
  });

  it('ends within a second of its deadline while the topic is down, however many wait', async () => {
    const events = Array.from({ length: 200 }, (_, n) => [`e${n}`, `g${n}`, '08:01:00'] as const);
    const { fates, clock, run } = await parkedWorld(events);
    fates.set('*', 'down');

    await run();

    expect(clock.now.getTime()).toBeLessThanOrEqual(at('08:10:59').getTime());
  });

  it.each([
    ['throttled', '2026-11-22T08:10:00.500Z'],
    ['down', '2026-11-22T08:10:01.000Z'],
  ] as const)('asks a topic that was %s again at %s', async (fate, again) => {
    const { fates, clock, topic, run } = await parkedWorld([['a', 'ada', '08:01:00']]);
    fates.set('a', fate);
    const asked: string[] = [];
    const publish = topic.publish;
    topic.publish = async (message) => {
      asked.push(clock.now.toISOString());
      await publish(message).finally(() => fates.clear());
    };

    await run();

    expect(asked).toEqual(['2026-11-22T08:10:00.000Z', again]);
  });
});

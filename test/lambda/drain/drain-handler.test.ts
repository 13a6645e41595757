import { SHARDS, shardOf } from '../../../core/parked/shards.ts';
import { drainHandler } from '../../../lambda/drain/drain-handler.ts';
import { SHARDS_OF_RUNS } from '../../../lambda/drain/shards-per-run.ts';
import { parkedEvent, parkedWorld } from '../../core/drain/parked-world.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

async function hosted(events: Parameters<typeof parkedWorld>[0] = []) {
  const world = await parkedWorld(events);
  const { telemetry, lines, published: metrics } = recordedTelemetry();
  const ports = { ...world.ports, refused: world.parked };
  const handler = drainHandler({ ports, retentionDays: 100 }, telemetry);
  const values = () => Object.fromEntries(metrics.flat().map(([name, , value]) => [name, value]));
  return { ...world, handler, lines, values };
}

describe('the runs of the drain', () => {
  it('have every shard between them, each once', () => {
    expect(SHARDS_OF_RUNS.flat()).toEqual(Array.from({ length: SHARDS }, (_, shard) => shard));
  });

  it('publish what is parked in their shards, and write a line each that counts it', async () => {
    const { handler, published, lines, values } = await hosted([['a', 'ada', '08:01:00']]);

    for (const shards of SHARDS_OF_RUNS) await handler({ shards });

    expect(published()).toEqual(['a']);
    expect(lines).toHaveLength(SHARDS_OF_RUNS.length);
    expect(lines.filter(({ drained }) => drained !== 0)).toEqual([
      expect.objectContaining({ level: 'info', message: 'drain', drained: 1, groups: 1 }),
    ]);
    // What is 0 is no metric: each is paid for.
    expect(values()).toEqual({ Drained: 1, ParkedGroups: 1, OldestParkedAge: 0 });
  });

  it('say how old the oldest and the newest are that they had to leave', async () => {
    const { fates, handler, lines, values } = await hosted([
      ['a', 'ada', '08:01:00'],
      ['b', 'ada', '08:09:00'],
    ]);
    fates.set('*', 'down');

    await handler({ shards: [shardOf('ada')] });

    expect(values()).toMatchObject({
      ParkedGroups: 1,
      OldestParkedAge: 598.5,
      NewestParkedAge: 118.5,
    });
    expect(lines).toMatchObject([
      { level: 'error', oldestParkedAgeSeconds: 598.5, durationMilliseconds: 58_500 },
    ]);
  });

  it('fail where they could not list their lines, so that somebody is told', async () => {
    const { parked, handler, lines, values } = await hosted([['a', 'ada', '08:01:00']]);
    parked.groups = () => {
      throw new Error('the store is down');
    };

    await expect(handler({ shards: [0] })).rejects.toMatchObject({ code: 'lines-not-listed' });

    expect(lines).toEqual([expect.objectContaining({ level: 'error', message: 'drain' })]);
    expect(values()).not.toHaveProperty('OldestParkedAge');
  });

  it.each([
    [{}],
    [undefined],
    [{ shards: [] }],
    [{ shards: [16] }],
    [{ shards: ['0'] }],
    [{ refused: 'release' }],
    [{ refused: 'forget', key: 'a' }],
    [{ refused: 'drop', key: '' }],
    [{ refused: 'release', key: 'k'.repeat(1_025) }],
  ])('refuse %j, and name what is allowed', async (request) => {
    const { handler } = await hosted();

    await expect(handler(request)).rejects.toThrow(/allowed: \{"shards":\[0, … 15\]\}, \{"refused":"list"\}/);
  });
});

describe('an operator', () => {
  async function withRefused() {
    const world = await hosted([['a', 'ada', '08:01:00']]);
    await world.parked.setAside(
      parkedEvent('a', 'ada', '08:01:00'),
      'InvalidParameter',
      new Date('2026-11-22T08:02:00.000Z'),
    );
    return world;
  }

  it('sees which events the topic refused, and why', async () => {
    const { handler } = await withRefused();

    expect(await handler({ refused: 'list' })).toEqual({
      waiting: {},
      refused: [
        {
          key: 'a',
          type: 'privy.user.created',
          groupId: 'ada',
          parkedAt: new Date('2026-11-22T08:01:00.000Z'),
          reason: 'InvalidParameter',
          refusedAt: new Date('2026-11-22T08:02:00.000Z'),
        },
      ],
    });
  });

  it('sees since when events wait for the topic', async () => {
    const { handler } = await hosted([
      ['a', 'ada', '08:01:00'],
      ['b', 'zoe', '08:09:00'],
      ['c', 'ada', '08:05:00'],
    ]);

    expect(await handler({ refused: 'list' })).toEqual({
      waiting: {
        oldest: new Date('2026-11-22T08:01:00.000Z'),
        newest: new Date('2026-11-22T08:09:00.000Z'),
      },
      refused: [],
    });
  });

  it('releases one, and is told that it is on the topic', async () => {
    const { handler, published, lines, parked } = await withRefused();

    expect(await handler({ refused: 'release', key: 'a' })).toEqual({ key: 'a', done: 'published' });

    expect(published()).toEqual(['a']);
    expect(parked.state.flag.state).toBe('clear');
    expect(lines.at(-1)).toEqual({
      level: 'warn',
      message: 'refused event',
      eventKey: 'a',
      done: 'published',
    });
  });

  it.each([
    ['refused', 'refused-again'],
    ['down', 'released'],
  ] as const)('is told where the topic is %s for a released one', async (fate, done) => {
    const { handler, fates, published } = await withRefused();
    fates.set('a', fate);

    expect(await handler({ refused: 'release', key: 'a' })).toEqual({ key: 'a', done });

    expect(published()).toEqual([]);
  });

  it('sees that one was published all the same by a later delivery', async () => {
    const { handler, ledger } = await withRefused();
    const at = new Date('2026-11-22T08:03:00.000Z');
    await ledger.markPublished(
      { ...parkedEvent('a', 'ada', '08:01:00'), expiresAt: new Date('2027-03-01T00:00:00.000Z') },
      at,
    );

    expect(await handler({ refused: 'list' })).toMatchObject({ refused: [{ key: 'a', published: true }] });
  });

  it('drops one, which is never published, and that is logged', async () => {
    const { handler, run, published, lines } = await withRefused();

    expect(await handler({ refused: 'drop', key: 'a' })).toEqual({ key: 'a', done: 'dropped' });

    await run();
    expect(published()).toEqual([]);
    expect(lines).toEqual([{ level: 'warn', message: 'refused event', eventKey: 'a', done: 'dropped' }]);
  });

  it('is told where there is no such event', async () => {
    const { handler } = await hosted();

    expect(await handler({ refused: 'release', key: 'x' })).toEqual({ key: 'x', done: 'not-set-aside' });
    expect(await handler({ refused: 'drop', key: 'x' })).toEqual({ key: 'x', done: 'not-set-aside' });
  });
});

import { replayKey } from '../../../../core/archive/archive-keys.ts';
import { abortReplay } from '../../../../core/archive/replay/abort-replay.ts';
import { readCheckpoint } from '../../../../core/archive/replay/checkpoint-store.ts';
import { runReplay } from '../../../../core/archive/replay/run-replay.ts';
import { runningReplays } from '../../../../core/archive/replay/running-replays.ts';
import { startReplay } from '../../../../core/archive/replay/start-replay.ts';
import { archived, COUNTER, ORDER, ReplayWorld } from './replay-world.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 10, 0, second)).toISOString();

/** Three events of each of two users, as they came in. */
const EVENTS = [
  archived('a1', { received: at(1) }),
  archived('b1', { received: at(2), subject: 'ben' }),
  archived('a2', { received: at(3) }),
  archived('b2', { received: at(4), subject: 'ben' }),
  archived('a3', { received: '2026-11-23T08:00:00.000Z' }),
  archived('b3', { received: '2026-11-23T07:00:00.000Z', subject: 'ben' }),
];

describe('a replay', () => {
  it('brings what was received in its range, each user’s events as they were received', async () => {
    const world = new ReplayWorld(EVENTS);

    const report = await world.start();

    expect(report).toMatchObject({
      end: 'done',
      checkpoint: { state: 'done', counts: { sent: 6, known: 0, refused: 0 } },
    });
    expect(world.firstComings()).toEqual({
      'privy/main#ada': ['a1', 'a2', 'a3'],
      'privy/main#ben': ['b1', 'b2', 'b3'],
    });
    expect(world.compactions).toBe(1);
  });

  it('sends each event as the topic did, with the replay in its envelope and its deduplication id', async () => {
    const world = new ReplayWorld([
      archived('e1', {
        type: 'privy.test',
        envelope: '{"specversion":"1.0","id":"e1","data":{ "n": 1.0 }}',
      }),
    ]);
    const tester = { name: 'counter', events: ['privy.test'], inboxRetentionDays: 100 };
    const ports = world.ports();
    const start = await startReplay(ORDER, { replayId: 'r-1', holder: 'h' }, ports);
    if ('held' in start) {
      await runReplay(start.held, ports, world.run(tester));
    }

    expect(world.queued).toEqual([
      {
        body: '{"specversion":"1.0","id":"e1","replayid":"r-1","data":{ "n": 1.0 }}',
        groupId: 'privy/main#ada',
        deduplicationId: 'r-1#privy/main#e1',
        attributes: {
          type: 'privy.test',
          provider: 'privy',
          source: 'privy/main',
          environment: 'prod',
          test: 'true',
        },
      },
    ]);
  });

  it.each([
    ['a time to begin', { from: at(3) }, ['a2', 'a3', 'b2', 'b3']],
    ['a time to end, which is no longer in it', { until: at(3) }, ['a1', 'b1']],
    ['users', { users: ['ben'] }, ['b1', 'b2', 'b3']],
    ['event patterns', { types: ['dynamic.*', 'privy.wallet.*'] }, []],
    ['sources', { sources: ['privy/second' as const] }, []],
  ])('brings only what is asked for, by %s', async (_, part, expected) => {
    const world = new ReplayWorld(EVENTS);

    await world.start({ ...ORDER, ...part });

    expect(Object.values(world.firstComings()).flat().sort()).toEqual(expected);
  });

  it('brings only what the subscriber’s own patterns let through, and test events only if they name them', async () => {
    const world = new ReplayWorld([
      archived('u', { type: 'privy.user.created' }),
      archived('w', { type: 'privy.wallet.recovered' }),
      archived('t', { type: 'privy.test' }),
    ]);
    const ports = world.ports();
    const start = await startReplay(ORDER, { replayId: 'r-1', holder: 'h' }, ports);
    if ('held' in start)
      await runReplay(start.held, ports, world.run({ ...COUNTER, events: ['privy.user.*', 'privy.*'] }));

    expect(world.firstComings()).toEqual({ 'privy/main#ada': ['u', 'w'] });
  });

  it('has its effects once, and a second replay of the same range has them once more', async () => {
    const world = new ReplayWorld(EVENTS);
    await world.start();
    expect(await world.handle()).toBe(6);

    await world.start(ORDER, { replayId: 'r-2' });

    expect(await world.handle()).toBe(6);
    expect(await world.handle()).toBe(0);
  });

  it('leaves out what the inbox knows, and brings the rest as it came first', async () => {
    const world = new ReplayWorld(EVENTS);
    for (const id of ['a1', 'b2'])
      await world.transactions.commit([
        { kind: 'put', table: 'inbox', item: { pk: `counter#privy/main#${id}`, outcome: 'applied' } },
      ]);

    const report = await world.start({ ...ORDER, onlyMissing: true });

    expect(report.checkpoint.counts).toEqual({ sent: 4, known: 2, refused: 0 });
    expect(world.firstComings()).toEqual({ 'privy/main#ada': ['a2', 'a3'], 'privy/main#ben': ['b1', 'b3'] });
    expect(world.queued.map(({ body }) => 'replayid' in JSON.parse(body))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(world.queued[0]?.deduplicationId).toBe('r-1#privy/main#a2');
  });

  it('names an event that the queue will never take, and goes on with the rest', async () => {
    const large = archived('large', { received: at(2) });
    const world = new ReplayWorld([
      archived('a1', { received: at(1) }),
      { ...large, envelope: large.envelope.replace('1.0 }', `"${'x'.repeat(1_048_576)}" }`) },
      archived('a3', { received: at(3) }),
      archived('bad', { received: at(4) }),
    ]);
    world.fate = ({ body }) => (body.includes('"bad"') ? { refused: 'InvalidMessageContents' } : 'sent');

    const { checkpoint } = await world.start();

    expect(world.firstComings()).toEqual({ 'privy/main#ada': ['a1', 'a3'] });
    expect(checkpoint).toMatchObject({
      state: 'done',
      counts: { sent: 2, refused: 2 },
      refused: [
        { source: 'privy/main', id: 'large', reason: 'message-too-large' },
        { source: 'privy/main', id: 'bad', reason: 'InvalidMessageContents' },
      ],
    });
  });

  it('names what could not be read when its days were compacted, and brings the rest', async () => {
    const world = new ReplayWorld(EVENTS);
    world.problems = [{ damage: 'bad-gzip', key: 'hot/2026-11-22/0.jsonl.gz' }];

    const { checkpoint } = await world.start();

    expect(checkpoint).toMatchObject({
      state: 'done',
      counts: { sent: 6 },
      problems: [{ damage: 'bad-gzip', key: 'hot/2026-11-22/0.jsonl.gz' }],
    });
    expect(await world.checkpoint()).toEqual(checkpoint);
  });

  it('keeps to its pace', async () => {
    const events = Array.from({ length: 100 }, (_, index) =>
      archived(`e${index}`, { subject: `user ${index}` }),
    );
    const world = new ReplayWorld(events);

    await world.start({ ...ORDER, perSecond: 10 });

    expect(world.now).toEqual(new Date('2026-11-27T00:00:09.000Z'));
  });

  it('waits while the subscriber has much in its queue, and ends the run when that does not change', async () => {
    const world = new ReplayWorld(EVENTS);
    const waiting = [5_000, 3_000, 900];
    world.waiting = () => waiting.shift() ?? 0;
    await world.start();
    expect(world.now).toEqual(new Date('2026-11-27T00:00:10.004Z'));

    world.waiting = () => 1_001;
    const report = await world.start(ORDER, { replayId: 'r-2' });

    expect(report).toMatchObject({
      end: 'queue-full',
      checkpoint: { state: 'running', counts: { sent: 0 } },
    });
    world.waiting = () => 1_000;
    expect(await world.goOn()).toMatchObject({ end: 'done', checkpoint: { counts: { sent: 6 } } });
  });

  it('ends the run when the queue takes nothing for a minute, and says why; another run goes on', async () => {
    const world = new ReplayWorld(EVENTS);
    world.fate = ({ body }) => (body.includes('"b2"') ? { failed: 'ServiceUnavailable' } : 'sent');

    const report = await world.start();

    expect(report).toMatchObject({ end: 'queue-failing', failing: 'ServiceUnavailable' });
    expect(report.checkpoint).toMatchObject({ counts: { sent: 3 }, position: { id: 'b1' } });
    world.fate = () => 'sent';
    expect(await world.goOn()).toMatchObject({ end: 'done', checkpoint: { counts: { sent: 6 } } });
    expect(world.firstComings()['privy/main#ben']).toEqual(['b1', 'b2', 'b3']);
  });

  it('does not begin while the subscriber has another, which it names', async () => {
    const world = new ReplayWorld(EVENTS);
    world.waiting = () => 5_000;
    await world.start();
    world.pass(30 * 24 * 3_600_000);

    expect(await startReplay(ORDER, { replayId: 'r-2', holder: 'h' }, world.ports())).toEqual({
      running: { replayId: 'r-1', startedAt: '2026-11-27T00:00:00.000Z' },
    });
  });

  it('is begun by one of two who start at once', async () => {
    const world = new ReplayWorld(EVENTS);

    const starts = await Promise.all(
      ['r-1', 'r-2'].map((replayId) => startReplay(ORDER, { replayId, holder: replayId }, world.ports())),
    );

    expect(starts.filter((start) => 'held' in start)).toHaveLength(1);
    expect(starts).toContainEqual({ running: { replayId: 'r-1', startedAt: '2026-11-27T00:00:00.000Z' } });
  });

  it('ends where it is aborted, and lets another begin', async () => {
    const world = new ReplayWorld(EVENTS);
    let aborted: unknown;
    world.fate = () => 'sent';
    const report = await world.start(ORDER, {
      interfere: (call) => {
        if (call === 'send')
          aborted ??= abortReplay({ subscriber: 'counter', replayId: 'r-1' }, world.ports());
        return undefined;
      },
    });

    expect(await aborted).toMatchObject({ aborted: { state: 'aborted' } });
    expect(report.end).toBe('taken');
    expect(await world.goOn()).toBeUndefined();
    expect(await abortReplay({ subscriber: 'counter', replayId: 'r-1' }, world.ports())).toBe('not-running');
    expect(await world.start(ORDER, { replayId: 'r-2' })).toMatchObject({ end: 'done' });
  });

  it('is nobody else’s while its worker lives, and anybody’s five minutes after it fell silent', async () => {
    const world = new ReplayWorld(EVENTS);
    await expect(
      world.start(ORDER, { interfere: (call) => (call === 'send' ? 'after' : undefined) }),
    ).rejects.toThrow();
    expect(await runningReplays(world.store)).toMatchObject([{ replayId: 'r-1' }]);

    world.pass(299_999);
    expect(await world.goOn()).toBeUndefined();
    world.pass(1);

    expect(await world.goOn()).toMatchObject({ end: 'done' });
    expect(await runningReplays(world.store)).toEqual([]);
  });

  it('is left alone by a worker that comes to again after somebody else took it on', async () => {
    const world = new ReplayWorld(EVENTS);
    const ports = world.ports();
    const start = await startReplay(ORDER, { replayId: 'r-1', holder: 'slow' }, ports);
    world.pass(300_000);
    const other = await world.goOn((call) => (call === 'send' ? 'before' : undefined)).catch(() => 'killed');
    expect(other).toBe('killed');

    const report = 'held' in start ? await runReplay(start.held, ports, world.run()) : undefined;

    expect(report?.end).toBe('taken');
    expect(world.sends).toBe(0);
  });

  it('is refused where the checkpoint is none', async () => {
    const world = new ReplayWorld(EVENTS);
    await world.store.put(replayKey('counter'), new TextEncoder().encode('{"version":1}'));

    await expect(readCheckpoint(world.store, 'counter')).rejects.toMatchObject({
      code: 'damaged-checkpoint',
    });
    await expect(world.start()).rejects.toThrow(
      'the object replays/counter.json is no checkpoint of a replay',
    );
  });
});

import type { ReplayPorts } from '../../../core/archive/replay/replay-ports.ts';
import { answerReplay } from '../../../lambda/archive-keeper/replay/answer-replay.ts';
import type { Replaying } from '../../../lambda/archive-keeper/replay/work-on-replay.ts';
import { archived, ReplayWorld } from '../../core/archive/replay/replay-world.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const QUEUES = {
  counter: { queue: 'counter-queue.fifo', events: ['*'], inbox: true },
  billing: { queue: 'billing-queue.fifo', events: ['*.wallet.*'] },
} as const;
const EVENTS = ['e1', 'e2', 'e3'].map((id) => archived(id));
const REPLAY = { archive: 'replay', subscriber: 'counter', from: '2026-11-22', until: '2026-11-23' };
const NINE_MINUTES = 9 * 60_000;

function deskOf(world: ReplayWorld, interfere?: Parameters<ReplayWorld['ports']>[0]) {
  const { telemetry, lines, published } = recordedTelemetry();
  const asked: string[] = [];
  let names = 0;
  const ports: ReplayPorts = world.ports(interfere);
  const replaying: Replaying = {
    ...ports,
    queueOf: (name) => {
      asked.push(name);
      return ports.queue;
    },
    queues: QUEUES,
    inboxRetentionDays: 100,
    newName: () => {
      names += 1;
      return `0000000${names}-aaaa`;
    },
    telemetry,
  };
  const answer = (event: { readonly archive: string; readonly [field: string]: unknown }) =>
    answerReplay(event, new Date(world.now.getTime() + NINE_MINUTES), replaying);
  return { answer, lines, published, asked };
}

describe('the replays of the archive’s keeper', () => {
  it('bring a range to the queue of a subscriber, and tell how far they came', async () => {
    const world = new ReplayWorld(EVENTS);
    const { answer, lines, published, asked } = deskOf(world);

    expect(await answer(REPLAY)).toEqual({
      replayId: '20261127T000000Z-00000001',
      state: 'done',
      atWork: false,
      order: {
        subscriber: 'counter',
        from: '2026-11-22T00:00:00.000Z',
        until: '2026-11-23T00:00:00.000Z',
        onlyMissing: false,
        perSecond: 100,
      },
      counts: { sent: 3, known: 0, refused: 0 },
      upTo: { day: '2026-11-22', source: 'privy/main' },
      startedAt: '2026-11-27T00:00:00.000Z',
      updatedAt: '2026-11-27T00:00:00.020Z',
      end: 'done',
    });
    expect(asked).toEqual(['counter-queue.fifo']);
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'replay',
        subscriber: 'counter',
        replayId: '20261127T000000Z-00000001',
        state: 'done',
        end: 'done',
        sent: 3,
        refused: 0,
        known: 0,
        upTo: { day: '2026-11-22', source: 'privy/main' },
        durationMilliseconds: 20,
      },
    ]);
    expect(published).toEqual([
      [
        ['Replayed', 'Count', 3],
        ['ReplayRefused', 'Count', 0],
      ],
    ]);
  });

  it('count what they would bring where that is asked', async () => {
    const world = new ReplayWorld(EVENTS);

    expect(await deskOf(world).answer({ ...REPLAY, dryRun: true })).toMatchObject({
      dryRun: { complete: true, events: 3, users: 1 },
    });
    expect(await world.checkpoint()).toBeUndefined();
  });

  it('bring the events that are named, and show of them how many', async () => {
    const world = new ReplayWorld(EVENTS);
    const { answer } = deskOf(world);
    const events = ['privy/main#e3', 'privy/main#e1', 'privy/main#e9'];

    expect(await answer({ ...REPLAY, events, dryRun: true })).toMatchObject({
      dryRun: { events: 2, absent: ['privy/main#e9'] },
    });
    expect(await answer({ ...REPLAY, events })).toMatchObject({
      order: { subscriber: 'counter', events: 3 },
      counts: { sent: 2, known: 0, refused: 0 },
      end: 'done',
    });
    expect(world.firstComings()).toEqual({ 'privy/main#ada': ['e1', 'e3'] });
  });

  it('leave what takes longer than an operator waits to the schedule, which goes on with it to its end', async () => {
    const events = Array.from({ length: 60 }, (_, index) => archived(`e${index}`));
    const world = new ReplayWorld(events);
    const { answer, published } = deskOf(world);

    const started = await answer({ ...REPLAY, perSecond: 1 });
    expect(started).toMatchObject({ state: 'running', end: 'out-of-time', atWork: false });
    expect(await answer({ archive: 'replays' })).toMatchObject({ replays: [{ state: 'running' }] });
    expect(await answer({ archive: 'continue-replays' })).toBeUndefined();

    expect(await answer({ archive: 'replays' })).toMatchObject({
      replays: [{ state: 'done', counts: { sent: 60 } }],
    });
    expect(published.flat().filter(([name]) => name === 'Replayed')).toHaveLength(2);
    expect(world.queued).toHaveLength(60);
  });

  it('refuse a second one of a subscriber, and name the first', async () => {
    const world = new ReplayWorld(EVENTS);
    world.waiting = () => 100_000;
    const { answer } = deskOf(world);
    await answer(REPLAY);

    expect(await answer(REPLAY)).toEqual({
      refused: 'another-runs',
      replayId: '20261127T000000Z-00000001',
      startedAt: '2026-11-27T00:00:00.000Z',
    });
  });

  it('are aborted by their id, once', async () => {
    const world = new ReplayWorld(EVENTS);
    world.waiting = () => 100_000;
    const { answer, lines } = deskOf(world);
    await answer(REPLAY);
    const abort = { archive: 'abort-replay', subscriber: 'counter', replayId: '20261127T000000Z-00000001' };

    expect(await answer(abort)).toMatchObject({ aborted: true, state: 'aborted', counts: { sent: 0 } });
    expect(await answer(abort)).toEqual({ refused: 'not-running' });

    expect(lines.at(-1)).toMatchObject({ level: 'warn', message: 'replay aborted', found: false });
    world.waiting = () => 0;
    await answer({ archive: 'continue-replays' });
    expect(world.sends).toBe(0);
  });

  it('refuse to look for what is missing where no inbox tells it, or no longer', async () => {
    const { answer } = deskOf(new ReplayWorld(EVENTS));
    const missing = { ...REPLAY, onlyMissing: true };

    expect(await answer({ ...missing, subscriber: 'billing' })).toEqual({ refused: 'no-inbox' });
    expect(await answer({ ...missing, from: '2026-08-18T23:59:59Z' })).toEqual({
      refused: 'inbox-forgets',
      from: '2026-08-19T00:00:00.000Z',
    });
    expect(await answer({ ...missing, from: '2026-08-19' })).toMatchObject({ end: 'done' });
  });

  it('name the subscribers that there are where there is none of the name', async () => {
    const { answer } = deskOf(new ReplayWorld(EVENTS));

    await expect(answer({ ...REPLAY, subscriber: 'toString' })).rejects.toThrow(
      '"toString" is no subscriber that this stack can replay to; allowed: counter, billing',
    );
  });

  it('show how many users they are for, and not which', async () => {
    const world = new ReplayWorld(EVENTS);
    const { answer, lines } = deskOf(world);

    const answered = [
      await answer({ ...REPLAY, users: ['ada', 'ben'] }),
      await answer({ archive: 'replays' }),
    ];

    expect(answered).toMatchObject([{ order: { users: 2 } }, { replays: [{ order: { users: 2 } }] }]);
    expect(JSON.stringify([answered, lines])).not.toMatch(/ada/);
  });

  it('go on with the others where one cannot be gone on with, and then fail for the alarm', async () => {
    const world = new ReplayWorld(EVENTS);
    world.waiting = () => 100_000;
    await deskOf(world).answer(REPLAY);
    world.waiting = () => 0;
    await world.store.put('replays/another.json', new TextEncoder().encode('{}'));
    const { answer, lines, published } = deskOf(world);

    await expect(answer({ archive: 'continue-replays' })).rejects.toMatchObject({
      code: 'damaged-checkpoint',
    });

    expect(await world.checkpoint()).toMatchObject({ state: 'done', counts: { sent: 3 } });
    expect(lines[0]).toMatchObject({
      level: 'error',
      subscriber: 'another',
      fault: { name: 'DamagedCheckpointError', code: 'damaged-checkpoint' },
    });
    expect(published.at(-1)).toEqual([['ReplaysRunning', 'Count', 1]]);
  });

  it('say nothing where nothing is unfinished', async () => {
    const { answer, lines } = deskOf(new ReplayWorld(EVENTS));

    await answer({ archive: 'continue-replays' });

    expect(lines).toEqual([]);
  });
});

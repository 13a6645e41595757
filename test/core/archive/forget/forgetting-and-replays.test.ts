import { forgetPerson } from '../../../../core/archive/forget/forget-person.ts';
import { encodeCheckpoint } from '../../../../core/archive/replay/replay-checkpoint.ts';
import { lastReplays } from '../../../../core/archive/replay/running-replays.ts';
import { startReplay } from '../../../../core/archive/replay/start-replay.ts';
import { disturbed } from '../../../support/disturbed-objects.ts';
import { GROUP, PERSON, theirs, threeDays } from './forget-world.ts';

const DEADLINE = new Date('2026-12-01T00:00:00.000Z');

describe('forgetting a person', () => {
  it('does not begin while a replay runs, and no replay begins while it is unfinished', async () => {
    const world = await threeDays();
    const order = {
      subscriber: 'mirror',
      from: '2026-11-25T00:00:00.000Z',
      until: '2026-11-27T00:00:00.000Z',
      onlyMissing: false,
      perSecond: 10,
    };
    const start = () =>
      startReplay(
        order,
        { replayId: 'r-1', holder: 'somebody' },
        { store: world.objects, now: () => world.now },
      );

    const started = await start();
    expect(await world.forget()).toEqual({ refused: 'replay-runs', subscribers: ['mirror'] });
    if (!('held' in started)) throw new Error('not started');
    await started.held.letGo({ state: 'done' });
    world.runs = false;
    world.send(theirs('t4', '2026-11-27T11:59:00.000Z'));
    expect(await world.forget()).toHaveProperty('unfinished');

    expect(await start()).toEqual({ forgetting: true });

    world.runs = true;
    expect(await world.forget()).toHaveProperty('forgotten');
    expect(await start()).toHaveProperty('held');
  });

  it('is seen by a replay that is begun at the same moment', async () => {
    const world = await threeDays();
    const objects = disturbed(world.objects, async (when, call) => {
      if (when === 'before' && call === 'putNew')
        await world.objects.put('forgetting/person.json', Buffer.from('{}'));
    });
    const order = {
      subscriber: 'mirror',
      from: '2026-11-25T00:00:00.000Z',
      until: '2026-11-27T00:00:00.000Z',
      onlyMissing: false,
      perSecond: 10,
    };

    const ports = { store: objects, now: () => world.now };
    expect(await startReplay(order, { replayId: 'r-1', holder: 'somebody' }, ports)).toEqual({
      forgetting: true,
    });

    expect((await lastReplays(world.objects)).map(({ state }) => state)).toEqual(['aborted']);
  });

  it('refuses another person while one is unfinished, and a second worker while one is at work', async () => {
    const world = await threeDays();
    world.parked = ['an event'];
    await world.forget();
    const run = { id: 'f2', holder: 'another', deadline: DEADLINE };

    const other = await forgetPerson({ source: 'privy/main', user: 'did:privy:other' }, run, world.ports());
    const since = '2026-11-27T12:00:00.000Z';
    expect(other).toEqual({ refused: 'another', since });

    world.parked = [];
    const ports = world.ports();
    let second: unknown;
    await forgetPerson(PERSON, run, {
      ...ports,
      parked: {
        head: async () => {
          second = await world.forget();
          return [];
        },
      },
    });
    expect(second).toEqual({ refused: 'at-work', since });
  });

  it('takes the person out of replays that are over', async () => {
    const world = await threeDays();
    await world.objects.put(
      'replays/mirror.json',
      checkpoint({ users: [PERSON.user, 'did:privy:other'], group: GROUP }),
    );
    world.remember('mirror', 't1', 'r-7');

    await world.forget();

    expect(await world.everything()).not.toContain('planted');
    expect([...world.inbox]).toEqual([]);
    const object = await world.objects.read('replays/mirror.json');
    expect(JSON.parse(Buffer.from(object?.content ?? []).toString('utf8')).order.users).toEqual([
      'did:privy:other',
    ]);
  });
});
/** A replay that is over. */
function checkpoint({ users, group }: { users: string[]; group: string }): Uint8Array {
  return encodeCheckpoint({
    version: 1,
    replayId: 'r-7',
    order: {
      subscriber: 'mirror',
      from: '2026-11-25T00:00:00.000Z',
      until: '2026-11-27T00:00:00.000Z',
      users,
      onlyMissing: false,
      perSecond: 10,
    },
    state: 'done',
    prepared: true,
    position: {
      source: 'privy/main',
      day: '2026-11-26',
      group,
      received: '2026-11-26T08:00:00.000Z',
      id: 't2',
    },
    counts: { sent: 1, known: 0, refused: 0 },
    refused: [],
    startedAt: '2026-11-26T09:00:00.000Z',
    updatedAt: '2026-11-26T09:00:00.000Z',
  });
}

import { dryRun } from '../../../../core/archive/replay/dry-run.ts';
import { archived, COUNTER, ORDER, ReplayWorld } from './replay-world.ts';

const EVENTS = [
  archived('a1', { received: '2026-11-22T10:00:01.000Z' }),
  archived('a2', { received: '2026-11-23T10:00:00.000Z', type: 'privy.wallet.recovered' }),
  archived('b1', { received: '2026-11-22T10:00:00.000Z', subject: 'ben' }),
];
const deadline = new Date('2026-11-27T00:10:00.000Z');

describe('the dry run of a replay', () => {
  it('tells how many events of how many users it would bring, the first and the last, and sends nothing', async () => {
    const world = new ReplayWorld(EVENTS);

    const result = await dryRun(
      { ...ORDER, perSecond: 2 },
      { name: 'counter', events: ['*'] },
      { ...world.ports(), deadline },
    );

    expect(result).toEqual({
      complete: true,
      events: 3,
      types: { 'privy.user.created': 2, 'privy.wallet.recovered': 1 },
      users: 2,
      first: '2026-11-22T10:00:00.000Z',
      last: '2026-11-23T10:00:00.000Z',
      seconds: 2,
    });
    expect([world.sends, await world.checkpoint()]).toEqual([0, undefined]);
  });

  it('tells what the handler’s inbox has of them, which is what a replay of the missing leaves out', async () => {
    const world = new ReplayWorld(EVENTS);
    const entry = (id: string, outcome: string) =>
      ({ kind: 'put', table: 'inbox', item: { pk: `counter#privy/main#${id}`, outcome } }) as const;
    await world.transactions.commit([entry('a1', 'applied'), entry('b1', 'stale')]);

    const result = await dryRun({ ...ORDER, onlyMissing: true, perSecond: 1 }, COUNTER, {
      ...world.ports(),
      deadline,
    });

    expect(result).toMatchObject({ events: 3, inbox: { applied: 1, stale: 1 }, seconds: 1 });
  });

  it('counts what the subscriber would get and no more', async () => {
    const world = new ReplayWorld(EVENTS);

    const result = await dryRun(
      { ...ORDER, users: ['ada'] },
      { ...COUNTER, events: ['*.wallet.*'] },
      { ...world.ports(), deadline },
    );

    expect(result).toMatchObject({ events: 1, users: 1, types: { 'privy.wallet.recovered': 1 } });
  });

  it('names the events that it was asked for and would not bring', async () => {
    const world = new ReplayWorld(EVENTS);
    const order = {
      ...ORDER,
      events: ['privy/main#a1', 'privy/main#a2', 'privy/main#b9', 'dynamic/main#a1'],
    };

    const result = await dryRun(order, { ...COUNTER, events: ['*.user.*'] }, { ...world.ports(), deadline });

    expect(result).toMatchObject({
      events: 1,
      types: { 'privy.user.created': 1 },
      absent: ['privy/main#a2', 'privy/main#b9', 'dynamic/main#a1'],
    });
  });

  it('says so where time is over before all is counted, and up to which day it came', async () => {
    const world = new ReplayWorld(Array.from({ length: 1_001 }, (_, index) => archived(`e${index}`)));

    const result = await dryRun(
      ORDER,
      { name: 'counter', events: ['*'] },
      { ...world.ports(), deadline: world.now },
    );

    expect(result).toMatchObject({ complete: false, countedUpTo: '2026-11-22', events: 1_000 });
  });

  it('finds nothing where nothing is', async () => {
    const world = new ReplayWorld([]);

    expect(await dryRun(ORDER, COUNTER, { ...world.ports(), deadline })).toEqual({
      complete: true,
      events: 0,
      types: {},
      users: 0,
      seconds: 0,
    });
  });
});

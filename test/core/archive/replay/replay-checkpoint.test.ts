import { archived, ORDER, ReplayWorld } from './replay-world.ts';

const KEY = 'replays/counter.json';

/** As the version before wrote it, which knew of no events that are chosen. */
const BEFORE = `{
  "version": 1,
  "replayId": "20261126T230000Z-1a2b3c4d",
  "order": {
    "subscriber": "counter",
    "from": "2026-11-20T00:00:00.000Z",
    "until": "2026-11-27T00:00:00.000Z",
    "onlyMissing": false,
    "perSecond": 1000
  },
  "state": "running",
  "prepared": true,
  "position": {
    "day": "2026-11-22",
    "source": "privy/main",
    "group": "privy/main#ada",
    "received": "2026-11-22T10:00:00.000Z",
    "id": "e1"
  },
  "counts": {
    "sent": 1,
    "known": 0,
    "refused": 0
  },
  "refused": [],
  "startedAt": "2026-11-26T23:00:00.000Z",
  "updatedAt": "2026-11-26T23:00:20.000Z"
}
`;
const EVENTS = ['e1', 'e2', 'e3'].map((id) => archived(id));

describe('the checkpoint of a replay', () => {
  it('of the version before is gone on with where that stopped', async () => {
    const world = new ReplayWorld(EVENTS);
    await world.store.put(KEY, Buffer.from(BEFORE));

    await world.goOn();

    expect(world.firstComings()).toEqual({ 'privy/main#ada': ['e2', 'e3'] });
    expect(await world.checkpoint()).toMatchObject({ version: 1, state: 'done', counts: { sent: 3 } });
  });

  it('says whether it names events, so that nobody brings all of its range who does not know of that', async () => {
    const world = new ReplayWorld(EVENTS);
    const written = async () =>
      JSON.parse(Buffer.from((await world.store.read(KEY))?.content ?? []).toString());

    await world.start();
    expect(await written()).toMatchObject({ version: 1, order: expect.not.objectContaining({ events: [] }) });
    await world.start({ ...ORDER, events: ['privy/main#e2'] }, { replayId: 'r-2' });

    expect(await written()).toMatchObject({ version: 2, order: { events: ['privy/main#e2'] } });
    expect(await world.checkpoint()).toMatchObject({ counts: { sent: 1 } });
  });
});

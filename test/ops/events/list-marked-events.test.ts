import { hotObjects } from '../../../core/archive/hot-object.ts';
import { listMarkedEvents, type MarkedEventsWanted } from '../../../ops/events/list-marked-events.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { archivedEvent } from '../../support/archived-days.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { stageOf } from '../stage-of.ts';

/** Seconds before 2026-11-27T09:00:00.000Z, at which the test stands. */
const ago = (seconds: number) => new Date(Date.parse('2026-11-27T09:00:00.000Z') - seconds * 1_000);

/** A stage without subscribers: events by their ids, and when each was received. */
async function stageWith(
  archived: Readonly<Record<string, number>>,
  logged: Readonly<Record<string, number>>,
): Promise<Stage> {
  const objects = new MemoryObjects();
  const events = Object.entries(archived).map(([id, seconds]) =>
    archivedEvent({ id, receivedtime: ago(seconds).toISOString() }),
  );
  for (const { key, content } of hotObjects(events)) await objects.put(key, content);
  const stage = stageOf({}, { subscribers: {} });
  return {
    ...stage,
    services: { ...stage.services, objects: async () => ({ of: () => objects }) },
    logs: {
      async *read(logGroup, { from }) {
        for (const [eventId, seconds] of Object.entries(logged)) {
          const fields = {
            message: 'delivery',
            source: 'privy/main',
            outcome: 'accepted',
            eventId,
            eventType: 'privy.user.created',
          };
          if (ago(seconds) >= from) yield { logGroup, time: ago(seconds), fields };
        }
      },
    },
  };
}

const listed = async (stage: Stage, limit: number, wanted: Partial<MarkedEventsWanted> = {}) => {
  const { events, more, cursor } = await listMarkedEvents(stage, { limit, ...wanted });
  return {
    ids: events.map(({ id, isRecent }) => (isRecent ? `${id} (recent)` : id)),
    more,
    hasNext: cursor !== undefined,
  };
};

describe('a page of events', () => {
  it('has what the archive does not have yet, in its place', async () => {
    const stage = await stageWith({ a: 100, c: 60 }, { a: 100, b: 80, c: 60, d: 1 });

    expect(await listed(stage, 50)).toEqual({
      ids: ['d (recent)', 'c', 'b (recent)', 'a'],
      more: undefined,
      hasNext: false,
    });
  });

  it('leaves to the next page what is older', async () => {
    const stage = await stageWith({ a: 100, b: 80, c: 60 }, { a: 100, b: 80, c: 60, d: 1 });

    expect(await listed(stage, 2)).toEqual({ ids: ['d (recent)', 'c'], more: undefined, hasNext: true });
    const { cursor } = await listMarkedEvents(stage, { limit: 2 });
    expect(await listed(stage, 2, { cursor })).toEqual({ ids: ['b', 'a'], more: undefined, hasNext: false });
  });

  it('has the newest of many that the archive does not have yet, and says how many there are more', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, number) => [`new-${number}`, 150 - number / 2]),
    );
    const stage = await stageWith({ a: 160 }, many);
    const { ids, more, hasNext } = await listed(stage, 50);

    expect([ids.length, ids[0], ids[49], more, hasNext]).toEqual([
      50,
      'new-299 (recent)',
      'new-250 (recent)',
      250,
      true,
    ]);
    const { cursor } = await listMarkedEvents(stage, { limit: 50 });
    expect((await listed(stage, 50, { cursor })).ids).toEqual(['a']);
  });

  it('has of the last minutes only what came in the time that is asked for', async () => {
    const stage = await stageWith({ a: 170 }, { a: 170, b: 150, c: 60, d: 1 });

    expect((await listed(stage, 50, { from: ago(65) })).ids).toEqual(['d (recent)', 'c (recent)']);
    expect((await listed(stage, 50, { until: ago(30) })).ids).toEqual(['c (recent)', 'b (recent)', 'a']);
  });

  it('says of a user how many of the last minutes may be about them', async () => {
    const stage = await stageWith({ a: 100 }, { a: 100, b: 1 });

    expect(await listed(stage, 50, { user: 'nobody' })).toEqual({ ids: [], more: 2, hasNext: false });
  });

  it('has an event once that was taken twice, as of the first time', async () => {
    const stage = await stageWith({}, {});
    const fields = {
      message: 'delivery',
      source: 'privy/main',
      eventId: 'a',
      eventType: 'privy.user.created',
    };
    const twice: Stage = {
      ...stage,
      logs: {
        async *read(logGroup) {
          yield { logGroup, time: ago(9), fields: { ...fields, outcome: 'parked' } };
          yield { logGroup, time: ago(5), fields: { ...fields, outcome: 'accepted' } };
        },
      },
    };

    const { events } = await listMarkedEvents(twice, { limit: 50 });

    expect(events.map(({ id, received }) => [id, received])).toEqual([['a', ago(9).toISOString()]]);
  });

  it('counts an event once that was looked at and is not wanted', async () => {
    const stage = await stageWith({ a: 100, b: 60 }, { a: 100, b: 60 });

    expect(await listMarkedEvents(stage, { limit: 50, outcomes: ['dead'] })).toMatchObject({
      events: [],
      lookedAt: 2,
    });
  });
});

import { hotObjects } from '../../../core/archive/hot-object.ts';
import { listMarkedEvents } from '../../../ops/events/list-marked-events.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { archivedEvent } from '../../support/archived-days.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { stageOf } from '../stage-of.ts';

/** Seconds before 2026-11-27T09:00:00.000Z, at which the test stands. */
const before = (seconds: number) => new Date(Date.parse('2026-11-27T09:00:00.000Z') - seconds * 1_000);

/** A stage without subscribers: events by their ids, and when each was received. */
async function stageWith(
  archived: Readonly<Record<string, number>>,
  logged: Readonly<Record<string, number>>,
): Promise<Stage> {
  const objects = new MemoryObjects();
  const events = Object.entries(archived).map(([id, seconds]) =>
    archivedEvent({ id, receivedtime: before(seconds).toISOString() }),
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
          if (before(seconds) >= from) yield { logGroup, time: before(seconds), fields };
        }
      },
    },
  };
}

const listed = async (stage: Stage, limit: number) => {
  const { events, more, cursor } = await listMarkedEvents(stage, { limit });
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

    expect(await listed(stage, 2)).toEqual({ ids: ['d (recent)', 'c', 'b'], more: undefined, hasNext: true });
  });

  it('has the newest of many that the archive does not have yet, and says how many there are more', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, number) => [`new-${number}`, 150 - number / 2]),
    );
    const { ids, more } = await listed(await stageWith({ a: 160 }, many), 50);

    expect([ids.length, ids[0], ids[199], ids[200], more]).toEqual([
      201,
      'new-299 (recent)',
      'new-100 (recent)',
      'a',
      100,
    ]);
  });
});

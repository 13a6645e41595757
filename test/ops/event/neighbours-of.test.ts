import { neighboursOf } from '../../../ops/event/neighbours-of.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { writeBatches } from '../../core/archive/compaction/archive-state.ts';
import { archivedEvent, writeDay } from '../../support/archived-days.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { stageOf } from '../stage-of.ts';

const ADA = { source: 'privy/main', user: 'did:privy:ada' };

function event(id: string, receivedtime: string, user = ADA.user) {
  return archivedEvent({ id, receivedtime, subject: user, partitionkey: `privy/main#${user}` });
}

async function stageWith(objects: MemoryObjects): Promise<Stage> {
  const source = { provider: 'privy', url: 'http://127.0.0.1:3000/privy/main', secretId: 'secret' };
  const stage = stageOf({}, { sources: { 'privy/main': source } });
  return { ...stage, services: { ...stage.services, objects: async () => ({ of: () => objects }) } };
}

/** Four of Ada's, of which one is a month older than the next, one of somebody else, and a copy of a later day. */
async function archive(): Promise<Stage> {
  const objects = new MemoryObjects();
  const days = [
    [event('msg_long_ago', '2026-10-01T08:00:00.000Z')],
    [event('msg_first', '2026-11-19T08:00:00.000Z')],
    [
      event('msg_others', '2026-11-20T07:59:59.999Z', 'did:privy:bob'),
      event('msg_same_moment', '2026-11-20T08:00:00.000Z'),
      event('msg_week_old', '2026-11-20T08:00:00.000Z'),
    ],
  ];
  for (const events of days)
    await writeDay(objects, { source: 'privy/main', day: events[0]?.received.slice(0, 10) ?? '', events });
  await writeBatches(objects, [
    [event('msg_week_old', '2026-11-21T08:00:00.000Z'), event('msg_last', '2026-11-22T08:00:00.000Z')],
  ]);
  return await stageWith(objects);
}

describe('the events of a user around one', () => {
  it('are those that were received before and after it, of the same user, however old it is', async () => {
    const received = '2026-11-20T08:00:00.000Z';
    const { before, after } = await neighboursOf(await archive(), { ...ADA, id: 'msg_week_old', received });

    expect(before.map(({ id }) => id)).toEqual(['msg_same_moment', 'msg_first']);
    expect(after?.id).toBe('msg_last');
  });

  it('are none beyond a month, and none after the last', async () => {
    const stage = await archive();
    const around = async (id: string, received: string) => {
      const { before, after } = await neighboursOf(stage, { ...ADA, id, received });
      return [before.map((one) => one.id), after?.id];
    };

    expect(await around('msg_long_ago', '2026-10-01T08:00:00.000Z')).toEqual([[], undefined]);
    expect(await around('msg_last', '2026-11-22T08:00:00.000Z')).toEqual([
      ['msg_week_old', 'msg_week_old', 'msg_same_moment', 'msg_first'],
      undefined,
    ]);
  });

  it('cannot be told without a time', async () => {
    await expect(
      neighboursOf(await archive(), { ...ADA, id: 'msg_first', received: 'yesterday' }),
    ).rejects.toThrow('received is "yesterday"; allowed: a time in ISO 8601');
  });
});

import { keeperHandler } from '../../../lambda/archive-keeper/keeper-handler.ts';
import { keys, writeBatches } from '../../core/archive/compaction/archive-state.ts';
import { archivedEvent } from '../../support/archived-days.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';
import { MemoryScratch } from '../../support/memory-scratch.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const NOW = new Date('2026-11-23T01:00:00.000Z');
const EVENT = archivedEvent();
const TODAY = archivedEvent({ id: 'msg_2', receivedtime: '2026-11-23T00:30:00.000Z' });

async function keeperOf() {
  const objects = new MemoryObjects();
  await writeBatches(objects, [[EVENT], [TODAY]]);
  const { telemetry, lines } = recordedTelemetry();
  const asked: unknown[] = [];
  const keep = keeperHandler(
    { objects, scratch: new MemoryScratch(), now: () => NOW },
    async (event, deadline) => {
      asked.push([event, deadline]);
      return { replays: [] };
    },
    telemetry,
  );
  return {
    objects,
    lines,
    asked,
    invoke: (event: unknown, left = 900_000) => keep(event, { getRemainingTimeInMillis: () => left }),
  };
}

describe("the archive's keeper", () => {
  it('compacts the days before today, and says so in one line', async () => {
    const { objects, lines, invoke } = await keeperOf();

    expect(await invoke({ archive: 'compact' })).toEqual({
      compacted: ['2026-11-22'],
      left: [],
      damaged: [],
    });

    expect(lines).toEqual([
      expect.objectContaining({
        level: 'info',
        message: 'compaction',
        days: [{ day: '2026-11-22', objectsRemoved: 1, rows: { 'privy/main': 1 } }],
        damaged: 0,
      }),
    ]);
    expect((await keys(objects, 'hot/')).length).toBe(1);
  });

  it('compacts the days that it is told to, today too', async () => {
    const { invoke } = await keeperOf();

    expect(await invoke({ archive: 'compact', from: '2026-11-23', until: '2026-11-23' })).toMatchObject({
      compacted: ['2026-11-23'],
    });
  });

  it('begins no day that it may have no time to end', async () => {
    const { lines, invoke } = await keeperOf();

    expect(await invoke({ archive: 'compact' }, 50_000)).toMatchObject({
      compacted: [],
      left: ['2026-11-22'],
    });
    expect(lines).toMatchObject([{ left: ['2026-11-22'] }]);
  });

  it('names what is damaged, and counts it', async () => {
    const { objects, lines, invoke } = await keeperOf();
    await objects.put('hot/secret', Buffer.from('x'));

    expect(await invoke({ archive: 'compact' })).toMatchObject({
      damaged: [{ damage: 'stray-object', key: 'hot/secret' }],
    });
    expect(lines).toMatchObject([
      { level: 'error', damaged: 1, problems: [{ damage: 'stray-object', key: 'hot/secret' }] },
    ]);
  });

  it('hands what is about replays to who answers that, with the time that is left', async () => {
    const { asked, invoke } = await keeperOf();

    expect(await invoke({ archive: 'replays' })).toEqual({ replays: [] });

    expect(asked).toEqual([[{ archive: 'replays' }, new Date('2026-11-23T01:14:00.000Z')]]);
  });

  it.each([
    undefined,
    {},
    { archive: 'burn' },
    { archive: 'compact', from: 'yesterday' },
    { archive: 'compact', form: '2026-11-22' },
  ])('refuses %j, and says what is allowed', async (event) => {
    const { invoke } = await keeperOf();

    await expect(invoke(event)).rejects.toMatchObject({
      code: 'keeper-request',
      message: expect.stringContaining('{"archive":"compact"}'),
    });
  });
});

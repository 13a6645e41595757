import { gzipSync } from 'node:zlib';
import type { ArchivedEvent } from '../../../../core/archive/archived-event.ts';
import { type CompactionRange, compactDays } from '../../../../core/archive/compaction/compact-days.ts';
import { hotObjects } from '../../../../core/archive/hot-object.ts';
import { readManifest } from '../../../../core/archive/read-manifest.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { MemoryScratch } from '../../../support/memory-scratch.ts';
import { compacted, flaws, keys, writeBatches } from './archive-state.ts';

const STRAY = 'hot/2026-11-22/00000000000000000000000000000000.jsonl.gz';
const EVENT = archivedEvent();
const LATE = archivedEvent({ id: 'msg_2', receivedtime: '2026-11-22T09:00:00.000Z' });
const NEXT_DAY = archivedEvent({ id: 'msg_3', receivedtime: '2026-11-23T09:00:00.000Z' });

describe('compaction', () => {
  it('writes a file and a manifest, and takes away what they are made of', async () => {
    const objects = new MemoryObjects();
    await writeBatches(objects, [[EVENT, LATE], [EVENT]]);

    const { days, left, problems } = await compact(objects);

    expect({ left, problems }).toEqual({ left: [], problems: [] });
    expect(days.map(({ day, objectsRemoved }) => ({ day, objectsRemoved }))).toEqual([
      { day: '2026-11-22', objectsRemoved: 2 },
    ]);
    expect((await readManifest(objects, 'privy/main', '2026-11-22'))?.manifest).toMatchObject({
      version: 1,
      edition: 1,
      file: { rows: 2 },
      types: { 'privy.user.created': 2 },
      first: '2026-11-22T09:00:00.000Z',
      last: '2026-11-22T10:00:01.000Z',
      users: 0,
      previous: null,
      compactedAt: '2026-11-30T00:00:00.000Z',
    });
    expect(await keys(objects, 'hot/')).toEqual([]);
  });

  it('opens a day again for what comes late, links the days after it anew, and keeps one file', async () => {
    const objects = new MemoryObjects();
    await writeBatches(objects, [[EVENT], [NEXT_DAY]]);
    await compact(objects);
    await writeBatches(objects, [[LATE]]);

    await compact(objects);

    expect((await readManifest(objects, 'privy/main', '2026-11-22'))?.manifest.edition).toBe(2);
    expect(await compacted(objects)).toEqual([LATE, EVENT, NEXT_DAY]);
    expect(await flaws(objects)).toEqual([]);
    expect((await keys(objects, 'days/')).length).toBe(2);
  });

  it('writes nothing where it knows everything already', async () => {
    const objects = new MemoryObjects();
    await writeBatches(objects, [[EVENT]]);
    await compact(objects);
    await writeBatches(objects, [[EVENT, { ...EVENT, received: EVENT.received }]]);

    const { days } = await compact(objects);

    expect(days.map(({ manifests, objectsRemoved }) => [manifests.length, objectsRemoved])).toEqual([[0, 1]]);
  });

  it('leaves today to the writer, and days that there is no time for to the next run', async () => {
    const objects = new MemoryObjects();
    await writeBatches(objects, [[EVENT], [NEXT_DAY]]);

    expect((await compact(objects, { until: '2026-11-21' })).days).toEqual([]);
    const { days, left } = await compact(objects, { deadline: new Date('2026-11-29T23:59:59.000Z') });
    expect({ days, left }).toEqual({ days: [], left: ['2026-11-22', '2026-11-23'] });
  });

  it('names what is no object of events, leaves it where it is, and compacts the others', async () => {
    for (const [content, problem] of [
      [gzipSync('{"id":1}\n').subarray(0, 12), { damage: 'bad-gzip' }],
      [Buffer.from('no gzip'), { damage: 'bad-gzip' }],
      [gzipSync(EVENT.envelope), { damage: 'cut-lines' }],
      [gzipSync(`${LATE.envelope}\nsecret\n`), { damage: 'bad-envelope', detail: 'line 2: not-json' }],
      [gzipSync('"\n'), { damage: 'bad-envelope', detail: 'line 1: not-json' }],
      [gzipSync(`${NEXT_DAY.envelope}\n`), { damage: 'wrong-day', detail: 'line 1' }],
    ] as const) {
      const objects = new MemoryObjects();
      await writeBatches(objects, [[EVENT]]);
      await objects.put(STRAY, content);

      const { days } = await compact(objects);

      expect(days[0]?.problems).toEqual([{ key: STRAY, ...problem }]);
      expect(days[0]?.objectsRemoved).toBe(1);
      expect(await keys(objects, 'hot/')).toEqual([STRAY]);
      expect(await compacted(objects)).toContainEqual(EVENT);
    }
  });

  it('compacts the events of an object that has a line which is none', async () => {
    const objects = new MemoryObjects();
    await objects.put(STRAY, gzipSync(`${LATE.envelope}\nsecret\n${EVENT.envelope}\n`));

    await compact(objects);

    expect(await compacted(objects)).toEqual([LATE, EVENT]);
  });

  it('names objects whose keys are none of ours, and days that have not come', async () => {
    const objects = new MemoryObjects();
    const ahead = archivedEvent({ receivedtime: '2031-01-01T00:00:00.000Z' });
    await writeBatches(objects, [[ahead]]);
    for (const key of ['hot/readme.txt', 'days/privy/main/old.parquet', 'manifests/x.json'])
      await objects.put(key, Buffer.of(1));

    const { problems } = await compact(objects);

    expect(problems.map(({ damage, key }) => `${damage} ${key}`)).toEqual([
      `day-ahead ${hotObjects([ahead])[0]?.key}`,
      'stray-object hot/readme.txt',
      'stray-object manifests/x.json',
      'stray-object days/privy/main/old.parquet',
    ]);
  });

  it('loses nothing while the clock is set back, and takes in when it is right again what came meanwhile', async () => {
    const objects = new MemoryObjects();
    await writeBatches(objects, [[EVENT]]);
    await compact(objects);
    await writeBatches(objects, [[NEXT_DAY, LATE]]);

    const { days, problems } = await compact(objects, { until: '2026-11-19' }, '2026-11-20T00:00:00.000Z');

    expect(days).toEqual([]);
    expect(problems.map(({ damage }) => damage)).toEqual(['day-ahead', 'day-ahead']);
    expect(await compacted(objects)).toEqual([EVENT]);
    await compact(objects);
    expect(await compacted(objects)).toEqual([LATE, EVENT, NEXT_DAY]);
    expect(await flaws(objects)).toEqual([]);
  });

  it('names a file that no manifest names, and takes its events in again with what comes late', async () => {
    const objects = new MemoryObjects();
    await writeBatches(objects, [[EVENT]]);
    await compact(objects);
    await objects.remove('manifests/privy/main/2026-11-22.json');

    const [file] = await keys(objects, 'days/');
    expect((await compact(objects)).problems).toEqual([{ damage: 'no-manifest', key: file }]);
    await writeBatches(objects, [[LATE]]);
    await compact(objects);

    expect(await compacted(objects)).toEqual([LATE, EVENT]);
    expect(await flaws(objects)).toEqual([]);
  });

  it('touches nothing of a day whose file or manifest is damaged, and names it', async () => {
    const manifest = 'manifests/privy/main/2026-11-22.json';
    for (const [damage, harm] of [
      ['file-gone', (objects, file) => objects.remove(file)],
      ['file-altered', (objects, file) => objects.put(file, Buffer.alloc(5_000))],
      ['file-altered', async (objects, file) => objects.put(file, flipped(await objects.read(file)))],
      ['bad-manifest', (objects) => objects.put(manifest, Buffer.from('{}'))],
    ] as readonly [string, (objects: MemoryObjects, file: string) => Promise<unknown>][]) {
      const objects = new MemoryObjects();
      const other = archivedEvent({ source: 'dynamic/main', partitionkey: 'dynamic/main#1' });
      await writeBatches(objects, [[EVENT]]);
      await compact(objects);
      const [file = ''] = await keys(objects, 'days/');
      await harm(objects, file);
      await writeBatches(objects, [[LATE], [other]]);

      const { days } = await compact(objects);

      expect(days[0]?.problems).toEqual([{ damage, key: damage === 'bad-manifest' ? manifest : file }]);
      expect(days[0]?.objectsRemoved).toBe(1);
      expect(await keys(objects, 'hot/')).toEqual([hotKeyOf(LATE)]);
      expect(days[0]?.manifests.map(({ source }) => source)).toEqual(['dynamic/main']);
    }
  });
});

async function compact(
  objects: MemoryObjects,
  range: Partial<CompactionRange> = {},
  at = '2026-11-30T00:00:00.000Z',
) {
  return await compactDays(
    { until: '2026-11-29', deadline: new Date('2026-12-01T00:00:00.000Z'), ...range },
    { objects, scratch: new MemoryScratch(), now: () => new Date(at) },
  );
}

/** With one bit that is another. */
function flipped(object: { readonly content: Uint8Array } | undefined): Uint8Array {
  const content = Buffer.from(object?.content ?? []);
  content[40] = (content[40] ?? 0) ^ 1;
  return content;
}

function hotKeyOf(event: ArchivedEvent): string | undefined {
  return hotObjects([event])[0]?.key;
}

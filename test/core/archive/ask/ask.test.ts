import { gzipSync } from 'node:zlib';
import { ask } from '../../../../core/archive/ask/ask.ts';
import { countEvents } from '../../../../core/archive/ask/count.ts';
import { decodeCursor, encodeCursor } from '../../../../core/archive/ask/cursor.ts';
import { addForgottenIds } from '../../../../core/archive/forgotten-ids.ts';
import { archivedEvent, writeDay } from '../../../support/archived-days.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { keys, writeBatches } from '../compaction/archive-state.ts';

const FORM = { order: 'newest-first', limit: 50 } as const;
const DAY = { source: 'privy/main', day: '2026-11-22' } as const;
const EVENT = archivedEvent();
const STRAY = 'hot/2026-11-22/00000000000000000000000000000000.jsonl.gz';

/** 5,000 events of 500 users, so that a file of them has several groups. */
const MANY = Array.from({ length: 5_000 }, (_, index) => {
  const user = `did:privy:${String(index % 500).padStart(3, '0')}`;
  const receivedtime = new Date(Date.UTC(2026, 10, 22, 8) + index * 1_000).toISOString();
  return archivedEvent({
    id: `msg_${index}`,
    subject: user,
    partitionkey: `privy/main#${user}`,
    receivedtime,
    data: { text: String(index).repeat(2_000) },
  });
});

describe('asking the archive', () => {
  it('reads of a file only the groups that may have the user', async () => {
    const objects = new MemoryObjects();
    await writeDay(objects, { ...DAY, events: MANY });
    let bytes = 0;
    const read = objects.read.bind(objects);
    objects.read = async (key, range) => {
      const object = await read(key, range);
      if (key.startsWith('days/') && (range?.from ?? 0) > 0) bytes += object?.content.length ?? 0;
      return object;
    };

    const { events, cursor } = await ask({ user: 'did:privy:250' }, { ...FORM, limit: 4 }, { objects });

    expect(events.map(({ id }) => id)).toEqual(['msg_4750', 'msg_4250', 'msg_3750', 'msg_3250']);
    expect(events[0]).toEqual(MANY[4_750]);
    expect(decodeCursor(cursor ?? '')).toEqual({
      received: '2026-11-22T08:54:10.000Z',
      source: 'privy/main',
      id: 'msg_3250',
    });
    const [file] = await Array.fromAsync(objects.list('days/'));
    expect(bytes).toBeLessThan((file?.bytes ?? 0) / 2);
  });

  it('gives an event once that is in two objects', async () => {
    const objects = new MemoryObjects();
    const other = archivedEvent({ id: 'msg_2' });
    await writeBatches(objects, [[EVENT], [EVENT, other]]);

    expect((await ask({}, FORM, { objects })).events).toEqual([other, EVENT]);
  });

  it('gives and counts no late copy of an event that went with a person who was erased', async () => {
    const objects = new MemoryObjects();
    const other = archivedEvent({ id: 'msg_2' });
    await writeBatches(objects, [[EVENT, other]]);
    await addForgottenIds(objects, DAY, [EVENT.id]);

    expect((await ask({}, FORM, { objects })).events).toEqual([other]);
    expect((await countEvents({}, objects)).counts.map(({ events }) => events)).toEqual([1]);
  });

  it('names the file that is damaged, and answers from the others', async () => {
    for (const [damage, harm] of [
      ['file-gone', (objects: MemoryObjects, key: string) => objects.remove(key)],
      ['file-altered', (objects: MemoryObjects, key: string) => objects.put(key, Buffer.alloc(3_000))],
    ] as const) {
      const objects = new MemoryObjects();
      const other = archivedEvent({ source: 'dynamic/main' });
      await writeDay(objects, { ...DAY, events: [EVENT] });
      await writeDay(objects, { ...DAY, source: 'dynamic/main', events: [other] });
      const [, key = ''] = await keys(objects, 'days/');
      await harm(objects, key);

      expect(await ask({}, FORM, { objects })).toEqual({ events: [other], problems: [{ damage, key }] });
    }
  });

  it('names the manifest and the object that cannot be read', async () => {
    const objects = new MemoryObjects();
    const key = 'manifests/privy/main/2026-11-21.json';
    await objects.put(key, Buffer.from('{}'));
    await objects.put(STRAY, gzipSync(`${EVENT.envelope}\nsecret\n`));

    const { events, problems } = await ask({}, FORM, { objects });

    expect(events).toEqual([EVENT]);
    expect(problems).toEqual([
      { damage: 'bad-envelope', key: STRAY, detail: 'line 2: not-json' },
      { damage: 'bad-manifest', key },
    ]);
  });

  it('finds the users whose names are written with escapes', async () => {
    const objects = new MemoryObjects();
    const event = archivedEvent({ subject: 'a"b\\c\u2028😀' });
    await writeBatches(objects, [[event, EVENT]]);

    expect((await ask({ user: 'a"b\\c\u2028😀' }, FORM, { objects })).events).toEqual([event]);
  });

  it('takes no text for a cursor that is none', () => {
    const place = { received: '2026-11-22T10:00:00.000Z', source: 'privy/main', id: 'msg_1' } as const;

    expect(decodeCursor(encodeCursor(place))).toEqual(place);
    for (const text of ['', '???', 'eyJhIjoxfQ', Buffer.from('["1","nobody/x","2"]').toString('base64url')])
      expect(decodeCursor(text)).toBeUndefined();
  });
});

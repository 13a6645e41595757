import { type ArchivedEvent, byReceipt } from '../../../core/archive/archived-event.ts';
import { dayPosition } from '../../../core/archive/day-position.ts';
import { eventsOfDay } from '../../../core/archive/events-of-day.ts';
import { archivedEvent, writeDay } from '../../support/archived-days.ts';
import { incompressible } from '../../support/incompressible.ts';
import { MemoryObjects } from '../../support/memory-objects.ts';

const DAY = '2026-11-22';
const SOURCE = 'privy/main';

/** So many that they are several groups of a file: 50 users, 60 events each, one a second in turn. */
const MANY = Array.from({ length: 3_000 }, (_, index) => {
  const user = `did:privy:${String(index % 50).padStart(2, '0')}`;
  return archivedEvent({
    id: `msg_${index}`,
    subject: user,
    partitionkey: `privy/main#${user}`,
    receivedtime: new Date(Date.UTC(2026, 10, 22, 8) + index * 1_000).toISOString(),
  });
});

describe('the events of a compacted day', () => {
  it('come by group and then as they were received, byte for byte', async () => {
    const store = new MemoryObjects();
    await writeDay(store, { source: SOURCE, day: DAY, events: MANY });

    const events = await all(eventsOfDay(store, SOURCE, DAY));

    expect(events.length).toBe(3_000);
    expect(events.slice(0, 2).map(({ id }) => id)).toEqual(['msg_0', 'msg_50']);
    expect(events.at(-1)?.id).toBe('msg_2999');
    expect([...events].sort(byReceipt)).toEqual([...MANY].sort(byReceipt));
  });

  it('go on after any of them', async () => {
    const store = new MemoryObjects();
    await writeDay(store, { source: SOURCE, day: DAY, events: MANY });
    const events = await all(eventsOfDay(store, SOURCE, DAY));

    for (const index of [0, 59, 999, 1_000, 1_500, 2_998, 2_999]) {
      const after = dayPosition(events[index] as ArchivedEvent);
      expect(await all(eventsOfDay(store, SOURCE, DAY, { after }))).toEqual(events.slice(index + 1));
    }
  });

  it('are read without the groups before the position', async () => {
    const store = new MemoryObjects();
    await writeDay(store, { source: SOURCE, day: DAY, events: MANY });
    const [last] = (await all(eventsOfDay(store, SOURCE, DAY))).slice(-1);
    const reads: string[] = [];
    const read = store.read.bind(store);
    store.read = async (key, bytes) => {
      reads.push(`${key.split('/')[0]} ${bytes === undefined ? 'all' : bytes.from > 0 ? 'part' : 'end'}`);
      return await read(key, bytes);
    };

    await all(eventsOfDay(store, SOURCE, DAY, { after: dayPosition(last as ArchivedEvent) }));

    expect(reads).toEqual(['manifests all', 'days end', 'days part']);
  });

  it('are read without the groups that have none of the users who are asked for, and the others whole', async () => {
    const store = new MemoryObjects();
    await writeDay(store, { source: SOURCE, day: DAY, events: MANY });
    const before = await all(eventsOfDay(store, SOURCE, DAY));

    const first = await all(eventsOfDay(store, SOURCE, DAY, { subjects: ['did:privy:03'] }));
    const none = await all(eventsOfDay(store, SOURCE, DAY, { subjects: ['did:privy:x'] }));
    const ends = await all(eventsOfDay(store, SOURCE, DAY, { subjects: ['did:privy:00', 'did:privy:49'] }));

    expect(first.length).toBeLessThan(3_000);
    expect(first.filter(({ subject }) => subject === 'did:privy:03')).toEqual(
      before.filter(({ subject }) => subject === 'did:privy:03'),
    );
    expect(none).toEqual([]);
    expect(new Set(ends.map(({ subject }) => subject)).has('did:privy:25')).toBe(false);
    expect(ends.filter(({ subject }) => subject === 'did:privy:49')).toHaveLength(60);
  });

  it('come without their envelopes where nobody wants those', async () => {
    const store = new MemoryObjects();
    await writeDay(store, { source: SOURCE, day: DAY, events: MANY });

    const facts = await all(eventsOfDay(store, SOURCE, DAY, { withoutEnvelopes: true }));

    expect(facts).toEqual(
      (await all(eventsOfDay(store, SOURCE, DAY))).map((event) => ({ ...event, envelope: '' })),
    );
  });

  it('keep what is rare: no user, a line break, letters of other alphabets, a large payload', async () => {
    const store = new MemoryObjects();
    const rare = [
      archivedEvent({ id: '1' }),
      archivedEvent({ id: '2', subject: '\ufeffЗоя 😀', data: { text: 'Ünï\u0000😀\n'.repeat(300_000) } }),
      { ...archivedEvent({ id: '3' }), envelope: '{\r\n "a":  1 }' },
    ];
    await writeDay(store, { source: SOURCE, day: DAY, events: rare });

    expect(await all(eventsOfDay(store, SOURCE, DAY))).toEqual(rare);
  });

  it('are none on a day without manifest', async () => {
    expect(await all(eventsOfDay(new MemoryObjects(), SOURCE, DAY))).toEqual([]);
  });

  it('come from the new file when the day is compacted again meanwhile', async () => {
    const store = new MemoryObjects();
    await writeDay(store, { source: SOURCE, day: DAY, events: MANY });
    const [old] = await all(store.list('days/'));
    const late = archivedEvent({ id: 'late', partitionkey: 'privy/main#did:privy:99' });
    const read = store.read.bind(store);
    store.read = async (key, bytes) => {
      const object = await read(key, bytes);
      if (key !== old?.key || object === undefined) return object;
      await writeDay(store, { source: SOURCE, day: DAY, events: [...MANY, late] });
      await store.remove(key);
      return object;
    };

    const events = await all(eventsOfDay(store, SOURCE, DAY));

    expect(events.length).toBe(3_001);
    expect(events.at(-1)).toEqual(late);
  });

  it('are refused where the file is gone, cut or altered', async () => {
    for (const [damage, harm] of HARMS) {
      const store = new MemoryObjects();
      const large = archivedEvent({ data: { text: incompressible(20_000) } });
      await writeDay(store, { source: SOURCE, day: DAY, events: [large] });
      const [{ key } = { key: '' }] = await all(store.list('days/'));
      await harm(store, key);

      await expect(all(eventsOfDay(store, SOURCE, DAY))).rejects.toMatchObject({
        code: 'archive-damaged',
        problem: { damage, key },
      });
    }
  });

  it('are refused where the manifest is none', async () => {
    const store = new MemoryObjects();
    const key = 'manifests/privy/main/2026-11-22.json';
    for (const text of ['{"version":1}', '', '{"version"', 'null']) {
      await store.put(key, Buffer.from(text));
      await expect(all(eventsOfDay(store, SOURCE, DAY))).rejects.toMatchObject({
        problem: { damage: 'bad-manifest', key },
      });
    }
  });
});

const HARMS: readonly [string, (store: MemoryObjects, key: string) => Promise<unknown>][] = [
  ['file-gone', (store, key) => store.remove(key)],
  ['file-altered', async (store, key) => store.put(key, (await bytes(store, key)).subarray(0, -20))],
  ['file-altered', async (store, key) => store.put(key, flipped(await bytes(store, key), 10_000))],
];

async function bytes(store: MemoryObjects, key: string): Promise<Buffer> {
  return Buffer.from((await store.read(key))?.content ?? []);
}

function flipped(content: Buffer, at: number): Buffer {
  content[at] = (content[at] ?? 0) ^ 1;
  return content;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  return await Array.fromAsync(items);
}

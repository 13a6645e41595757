import { ask } from '../../../../core/archive/ask/ask.ts';
import { HotMemory } from '../../../../core/archive/ask/hot-memory.ts';
import type { AnswerForm } from '../../../../core/archive/ask/question.ts';
import { compactDays } from '../../../../core/archive/compaction/compact-days.ts';
import { addForgottenIds } from '../../../../core/archive/forgotten-ids.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { MemoryScratch } from '../../../support/memory-scratch.ts';
import { keys, writeBatches } from '../compaction/archive-state.ts';

const FORM: AnswerForm = { order: 'newest-first', limit: 50 };
const [FIRST, SECOND, THIRD] = ['a', 'b', 'c'].map((id, minute) =>
  archivedEvent({ id, subject: `user-${id}`, receivedtime: `2026-11-22T10:0${minute}:00.000Z` }),
) as [Event, Event, Event];
type Event = ReturnType<typeof archivedEvent>;

describe('HotMemory', () => {
  it('reads an object again only for the envelopes of an answer', async () => {
    const { objects, read } = await watched([FIRST, SECOND], [THIRD]);
    const memory = new HotMemory();
    await ask({}, FORM, { objects, memory });
    read.length = 0;

    const { events } = await ask({ user: 'user-c' }, FORM, { objects, memory });

    expect(events).toEqual([THIRD]);
    expect(read).toHaveLength(1);
  });

  it('keeps of a question about one user nothing, of which it understands no other', async () => {
    const { objects } = await watched([FIRST, SECOND]);
    const memory = new HotMemory();

    await ask({ user: 'user-a' }, FORM, { objects, memory });

    expect((await ask({}, FORM, { objects, memory })).events).toEqual([SECOND, FIRST]);
  });

  it('reads what is written in the place of an object', async () => {
    const { objects } = await watched([FIRST]);
    const memory = new HotMemory();
    await ask({}, FORM, { objects, memory });
    const [key = ''] = await keys(objects, 'hot/');
    await objects.put(key, Buffer.from('damaged'));

    expect(await ask({}, FORM, { objects, memory })).toEqual({
      events: [],
      problems: [{ damage: 'bad-gzip', key }],
    });
  });

  it('keeps no object with a problem, which is then named each time', async () => {
    const { objects } = await watched([FIRST]);
    const memory = new HotMemory();
    const [key = ''] = await keys(objects, 'hot/');
    await objects.put(key, Buffer.from('damaged'));

    for (let time = 0; time < 2; time += 1)
      expect((await ask({}, FORM, { objects, memory })).problems).toEqual([{ damage: 'bad-gzip', key }]);
  });

  it('gives no event of a person who was erased since it was read', async () => {
    const { objects } = await watched([FIRST, SECOND]);
    const memory = new HotMemory();
    await ask({}, FORM, { objects, memory });
    await addForgottenIds(objects, { source: 'privy/main', day: '2026-11-22' }, ['a']);

    expect((await ask({}, FORM, { objects, memory })).events).toEqual([SECOND]);
  });

  it('answers from the file of a day that is compacted while somebody asks who remembers its objects', async () => {
    const { objects } = await watched([FIRST], [SECOND]);
    const memory = new HotMemory();
    await ask({}, FORM, { objects, memory });
    const read = objects.read.bind(objects);
    objects.read = async (key, range) => {
      objects.read = read;
      await compactAll(objects);
      return await read(key, range);
    };

    expect((await ask({}, FORM, { objects, memory })).events).toEqual([SECOND, FIRST]);
    expect(await keys(objects, 'hot/')).toEqual([]);
  });

  it('makes room where an object is gone, and keeps no more than there is room for', async () => {
    const { objects, read } = await watched([FIRST, SECOND]);
    const memory = new HotMemory(2);
    await ask({}, FORM, { objects, memory });
    const [key = ''] = await keys(objects, 'hot/');
    await objects.remove(key);
    await writeBatches(objects, [[THIRD]]);
    await ask({}, FORM, { objects, memory });
    read.length = 0;

    await ask({ user: 'nobody' }, FORM, { objects, memory });
    expect(read).toEqual([]);
    await writeBatches(objects, [[FIRST, SECOND]]);
    await ask({}, FORM, { objects, memory });
    read.length = 0;
    await ask({ types: ['dynamic.user.created'] }, FORM, { objects, memory });
    expect(read).toHaveLength(1);
  });
});

async function compactAll(objects: MemoryObjects): Promise<void> {
  const now = new Date('2026-11-30T00:00:00.000Z');
  const range = { until: '2026-11-29', deadline: new Date('2026-12-01T00:00:00.000Z') };
  await compactDays(range, { objects, scratch: new MemoryScratch(), now: () => now });
}

/** An archive, and the hot objects that were read of it. */
async function watched(...batches: readonly (readonly Event[])[]) {
  const objects = new MemoryObjects();
  await writeBatches(objects, batches);
  const reading: string[] = [];
  const read = objects.read.bind(objects);
  objects.read = (key, range) => {
    if (key.startsWith('hot/')) reading.push(key);
    return read(key, range);
  };
  return { objects, read: reading };
}

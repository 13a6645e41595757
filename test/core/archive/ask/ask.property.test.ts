import fc from 'fast-check';
import type { ArchivedEvent } from '../../../../core/archive/archived-event.ts';
import { ask } from '../../../../core/archive/ask/ask.ts';
import { countEvents } from '../../../../core/archive/ask/count.ts';
import { decodeCursor } from '../../../../core/archive/ask/cursor.ts';
import { HotMemory } from '../../../../core/archive/ask/hot-memory.ts';
import type { AnswerForm, Question } from '../../../../core/archive/ask/question.ts';
import { compactDays } from '../../../../core/archive/compaction/compact-days.ts';
import type { ObjectStore } from '../../../../core/archive/object-store.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { MemoryScratch } from '../../../support/memory-scratch.ts';
import { writeBatches } from '../compaction/archive-state.ts';

const SOURCES = ['privy/main', 'privy/other'] as const;
const TYPES = ['privy.user.created', 'privy.wallet.created', 'privy.user.updated_account'];

/** A copy of one of eight events; an event keeps its user and type, and a second copy may be received later. */
const copy = fc
  .record({ number: fc.nat(7), day: fc.integer({ min: 20, max: 21 }), minute: fc.nat(3) })
  .map(({ number, day, minute }) =>
    archivedEvent({
      source: SOURCES[number % 2] ?? 'privy/main',
      id: `e${number}`,
      type: TYPES[number % 3] ?? '',
      environment: number % 5 === 0 ? 'staging' : 'production',
      ...(number % 4 === 0 ? {} : { subject: `user-${number % 4}` }),
      partitionkey: `${SOURCES[number % 2]}#user-${number % 4}`,
      receivedtime: `2026-11-${day}T10:0${minute}:00.000Z`,
    }),
  );
const batches = fc.array(fc.array(copy, { minLength: 1, maxLength: 8 }), { maxLength: 4, size: 'max' });
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const time = fc
  .record({ day: fc.integer({ min: 20, max: 22 }), minute: fc.nat(3) })
  .map(({ day, minute }) => `2026-11-${day}T10:0${minute}:00.000Z`);
const question: fc.Arbitrary<Question> = fc.record({
  source: maybe(fc.constantFrom(...SOURCES)),
  id: maybe(fc.constantFrom('e0', 'e3', 'e9')),
  user: maybe(fc.constantFrom('user-1', 'user-2', 'user-9')),
  types: maybe(fc.constantFrom(['privy.user.*'], ['privy.wallet.created'])),
  environment: maybe(fc.constantFrom('staging', 'production')),
  from: maybe(time),
  until: maybe(time),
});
const order = fc.constantFrom('newest-first' as const, 'oldest-first' as const);

describe('asking the archive', () => {
  it('finds every event that is asked for once, page by page, from objects and files alike, remembered or not, and while days are compacted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ compacted: batches, hot: batches, between: fc.boolean() }),
        question,
        fc.record({ order, limit: fc.integer({ min: 1, max: 4 }) }),
        fc.constantFrom(undefined, 0, 6, 1_000),
        async ({ compacted, hot, between }, asked, form, room) => {
          const objects = new MemoryObjects();
          const memory = room === undefined ? undefined : new HotMemory(room);
          await writeBatches(objects, compacted);
          if (memory !== undefined) await ask({}, form, { objects, memory });
          await compact(objects);
          await writeBatches(objects, hot);
          if (memory !== undefined) await ask({}, form, { objects, memory });

          const found: ArchivedEvent[] = [];
          let after: AnswerForm['after'];
          do {
            const answer = await ask(asked, { ...form, after }, { objects, memory });
            expect(answer.problems).toEqual([]);
            found.push(...answer.events);
            after = answer.cursor === undefined ? undefined : decodeCursor(answer.cursor);
            expect(after === undefined).toBe(answer.cursor === undefined);
            if (between) await compact(objects);
          } while (after !== undefined);

          expect(found).toEqual(expected([...compacted, ...hot].flat(), asked, form.order));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('counts every event once', async () => {
    await fc.assert(
      fc.asyncProperty(batches, batches, async (compacted, hot) => {
        const objects = new MemoryObjects();
        await writeBatches(objects, compacted);
        await compact(objects);
        await writeBatches(objects, hot);

        const { counts, problems } = await countEvents({}, objects);

        const events = expected([...compacted, ...hot].flat(), {}, 'oldest-first');
        const names = events.map(
          ({ received, source, type }) => `${received.slice(0, 10)} ${source} ${type}`,
        );
        expect(problems).toEqual([]);
        expect(counts.map(({ day, source, type, events }) => `${day} ${source} ${type} ${events}`)).toEqual(
          [...Map.groupBy(names, (name) => name)].map(([name, all]) => `${name} ${all.length}`).sort(),
        );
      }),
      { numRuns: 50 },
    );
  });
});

async function compact(objects: ObjectStore): Promise<void> {
  const range = { until: '2026-11-29', deadline: new Date('2026-12-01T00:00:00.000Z') };
  const now = () => new Date('2026-11-30T00:00:00.000Z');
  await compactDays(range, { objects, scratch: new MemoryScratch(), now });
}

/** Of the copies of an event that were received on one day the first, if it is asked for. */
function expected(
  copies: readonly ArchivedEvent[],
  { source, id, user, types, environment, from = '', until = '~' }: Question,
  order: AnswerForm['order'],
): ArchivedEvent[] {
  const first = new Map<string, ArchivedEvent>();
  for (const event of copies) {
    const key = `${event.source} ${event.id} ${event.received.slice(0, 10)}`;
    const known = first.get(key);
    if (known === undefined || event.received < known.received) first.set(key, event);
  }
  const matching = [...first.values()].filter(
    (event) =>
      (source === undefined || event.source === source) &&
      (id === undefined || event.id === id) &&
      (user === undefined || event.subject === user) &&
      (environment === undefined || event.environment === environment) &&
      (types === undefined ||
        (types[0] === 'privy.user.*' ? event.type.startsWith('privy.user.') : event.type === types[0])) &&
      event.received >= from &&
      event.received < until,
  );
  const place = ({ received, source, id }: ArchivedEvent) => `${received} ${source} ${id}`;
  const sorted = matching.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return order === 'oldest-first' ? sorted : sorted.reverse();
}

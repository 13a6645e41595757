import fc from 'fast-check';
import { type ArchivedEvent, byGroupAndReceipt } from '../../../../core/archive/archived-event.ts';
import { compactDays } from '../../../../core/archive/compaction/compact-days.ts';
import type { ObjectStore } from '../../../../core/archive/object-store.ts';
import { archivedEvent } from '../../../support/archived-days.ts';
import { DiedError, diesAt, disturbed } from '../../../support/disturbed-objects.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { MemoryScratch } from '../../../support/memory-scratch.ts';
import { compacted, flaws, keys, writeBatches } from './archive-state.ts';

const DEADLINE = new Date('2026-12-01T00:00:00.000Z');
const SOURCES = ['privy/main', 'privy/other', 'dynamic/main'] as const;

/** A copy of one of twelve events, received at some minute of three days. An event keeps its user; a second copy may come later. */
const copy = fc
  .record({ number: fc.nat(11), day: fc.integer({ min: 20, max: 22 }), minute: fc.nat(3) })
  .map(({ number, day, minute }): ArchivedEvent => {
    const source = SOURCES[number % 3] ?? 'privy/main';
    const user = `user-${number % 4}`;
    const receivedtime = `2026-11-${day}T23:5${minute}:00.000Z`;
    return archivedEvent({
      source,
      id: `e${number}`,
      subject: user,
      partitionkey: `${source}#${user}`,
      receivedtime,
    });
  });
const batches = fc.array(fc.array(copy, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });

describe('compaction', () => {
  it('keeps every event once, whoever dies when, and whatever comes in between', async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        batches,
        fc.array(fc.record({ call: fc.nat(120), when: fc.constantFrom('before', 'after') }), {
          maxLength: 4,
        }),
        async (first, late, deaths) => {
          const objects = new MemoryObjects();
          await writeBatches(objects, first);
          for (const [index, { call, when }] of deaths.entries()) {
            await runUntilDeath(disturbed(objects, diesAt(call, when)));
            if (index === 1) await writeBatches(objects, late);
          }
          const all = deaths.length > 1 ? [...first, ...late] : first;

          await run(objects);

          expect(sorted(await compacted(objects))).toEqual(expected(all.flat()));
          expect(await flaws(objects)).toEqual([]);
          expect(await keys(objects, 'hot/')).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps every event once when it dies at any of its calls, and runs again', async () => {
    for (const when of ['before', 'after'] as const)
      for (let call = 0, died = true; died; call += 1) {
        const objects = new MemoryObjects();
        await writeBatches(objects, DAYS.slice(0, 2));
        await run(objects);
        await writeBatches(objects, DAYS.slice(2));

        died = await runUntilDeath(disturbed(objects, diesAt(call, when)));
        await run(objects);

        expect(sorted(await compacted(objects))).toEqual(expected(DAYS.flat()));
        expect(await flaws(objects)).toEqual([]);
        expect(await keys(objects, 'hot/')).toEqual([]);
      }
  });

  it('keeps every event once when several run at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(batches, batches, fc.scheduler(), async (first, late, scheduler) => {
        const objects = new MemoryObjects();
        await writeBatches(objects, first);
        const slow = () =>
          disturbed(objects, async (_, call) => await scheduler.schedule(Promise.resolve(), call));

        const runs = [run(slow()), run(slow()), writeBatches(slow(), late), run(slow())];
        await scheduler.waitFor(Promise.all(runs));
        await run(objects);

        expect(sorted(await compacted(objects))).toEqual(expected([...first, ...late].flat()));
        expect(await flaws(objects)).toEqual([]);
        expect(await keys(objects, 'hot/')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('makes the same files, byte for byte, in whatever order the events come', async () => {
    await fc.assert(
      fc.asyncProperty(batches, async (some) => {
        const [once, twice] = [new MemoryObjects(), new MemoryObjects()];
        await writeBatches(once, some);
        await run(once);
        await writeBatches(twice, [...some].reverse());
        await run(twice);

        expect(await keys(twice, 'days/')).toEqual(await keys(once, 'days/'));
      }),
      { numRuns: 15 },
    );
  });
});

/** Four batches of two sources and three days, some events in two of them. */
const DAYS = [0, 1, 2, 3].map((batch) =>
  [0, 1, 2, 3].map((number) =>
    archivedEvent({
      source: SOURCES[number % 2] ?? 'privy/main',
      id: `e${batch + number}`,
      partitionkey: `${SOURCES[number % 2]}#user-${number}`,
      receivedtime: `2026-11-2${number === 3 ? 1 : batch % 2}T10:0${batch}:00.000Z`,
    }),
  ),
);

async function run(objects: ObjectStore): Promise<void> {
  const scratch = new MemoryScratch();
  const now = () => new Date('2026-11-30T00:00:00.000Z');
  try {
    await compactDays({ until: '2026-11-29', deadline: DEADLINE }, { objects, scratch, now });
  } finally {
    expect(scratch.files).toBe(0);
  }
}

async function runUntilDeath(objects: ObjectStore): Promise<boolean> {
  try {
    await run(objects);
    return false;
  } catch (error) {
    if (error instanceof DiedError) return true;
    throw error;
  }
}

/** Of the copies of an event that were received on one day the first. */
function expected(copies: readonly ArchivedEvent[]): ArchivedEvent[] {
  const first = new Map<string, ArchivedEvent>();
  for (const copy of copies) {
    const key = `${copy.source} ${copy.id} ${copy.received.slice(0, 10)}`;
    const known = first.get(key);
    if (known === undefined || copy.received < known.received) first.set(key, copy);
  }
  return sorted([...first.values()]);
}

function sorted(events: readonly ArchivedEvent[]): ArchivedEvent[] {
  return [...events].sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : byDay(a, b)));
}

function byDay(a: ArchivedEvent, b: ArchivedEvent): number {
  return a.received.slice(0, 10).localeCompare(b.received.slice(0, 10)) || byGroupAndReceipt(a, b);
}

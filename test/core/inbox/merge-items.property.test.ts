import fc from 'fast-check';
import type { Item } from '../../../core/inbox/item.ts';
import type { ItemStore } from '../../../core/inbox/item-store.ts';
import type { ItemMerge, WriteAlongside } from '../../../core/inbox/merge.ts';
import { mergeItems } from '../../../core/inbox/merge-items.ts';
import { withoutRevision } from '../../../core/inbox/revision.ts';
import { memoryTables } from '../../../local/testing/memory-tables.ts';

const KEYS = { users: { partitionKey: 'pk' }, found: { partitionKey: 'name', sortKey: 'user' } };

/** An event that says what some fields of users are, and when that was so. */
interface Saying {
  readonly id: string;
  readonly at: number;
  readonly says: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const user = fc.constantFrom('zoe', 'yan');
const saying = fc.record({
  at: fc.integer({ min: 1, max: 9 }),
  says: fc.dictionary(user, fc.dictionary(fc.constantFrom('name', 'mail'), fc.constantFrom('a', 'b', 'c')), {
    minKeys: 1,
  }),
});
const sayings = fc
  .uniqueArray(saying, { minLength: 1, maxLength: 4, selector: ({ at }) => at })
  .map((all): readonly Saying[] => all.map((one) => ({ ...one, id: `msg_${one.at}` })));

/** Each field with the time it was said at; the later one wins. A user can be found by the name. */
function merges({ at, says }: Saying): readonly ItemMerge[] {
  return Object.entries(says).map(([pk, fields]) => ({
    table: 'users',
    key: { pk },
    merge: (stored) => {
      const item = { ...stored };
      for (const [field, value] of Object.entries(fields))
        if (Number(item[`${field}At`] ?? 0) < at) Object.assign(item, { [field]: value, [`${field}At`]: at });
      return { item, writes: byName(pk, stored, item) };
    },
  }));
}

function byName(user: string, before: Item | undefined, after: Item): readonly WriteAlongside[] {
  if (before?.['name'] === after['name']) return [];
  const table = 'found';
  return [
    ...(typeof before?.['name'] === 'string'
      ? [{ kind: 'delete', table, key: { name: before['name'], user } } as const]
      : []),
    ...(typeof after['name'] === 'string'
      ? [{ kind: 'put', table, item: { name: after['name'], user } } as const]
      : []),
  ];
}

async function openTables() {
  const tables = await memoryTables(KEYS);
  return {
    tables,
    contents: async () => ({
      users: (await tables.items('users')).map(withoutRevision),
      found: await tables.items('found'),
    }),
  };
}

/** The store, each call of which happens when the scheduler says, and some of whose answers are lost. */
function scheduled(store: ItemStore, scheduler: fc.Scheduler, isLost: () => boolean): ItemStore {
  const call = <Argument, Answer>(make: (argument: Argument) => Promise<Answer>) => {
    // A scheduled promise that is rejected is reported as handled by nobody: it is lost after it was scheduled.
    const made = scheduler.scheduleFunction(async (argument: Argument) => ({
      answer: await make(argument),
      isLost: isLost(),
    }));
    return async (argument: Argument): Promise<Answer> => {
      const { answer, isLost } = await made(argument);
      if (isLost) throw new Error('the answer is lost');
      return answer;
    };
  };
  return {
    readItem: call(store.readItem),
    putItem: call(store.putItem),
    transactions: { commit: call((writes) => store.transactions.commit(writes)) },
  };
}

async function untilDone(store: ItemStore, event: Saying): Promise<void> {
  for (;;) {
    const result = await mergeItems(store, event, merges(event)).catch(() => undefined);
    if (result !== undefined) return;
  }
}

describe('mergeItems', () => {
  it('ends the same in every order of arrival, with events that come again', async () => {
    await fc.assert(
      fc.asyncProperty(
        sayings.chain((events) =>
          fc.record({
            events: fc.constant(events),
            asArrived: fc
              .array(fc.constantFrom(...events), { maxLength: 4 })
              .chain((again) => shuffled([...events, ...again])),
          }),
        ),
        async ({ events, asArrived }) => {
          const [once, arrived] = [await openTables(), await openTables()];
          for (const event of events.toSorted((one, other) => one.at - other.at))
            await mergeItems(once.tables, event, merges(event));
          for (const event of asArrived) await mergeItems(arrived.tables, event, merges(event));

          expect(await arrived.contents()).toEqual(await once.contents());
        },
      ),
    );
  });

  it('ends the same where events are handled at once, twice, and answers are lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        sayings,
        fc.scheduler(),
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        async (events, scheduler, dice) => {
          const [once, atOnce] = [await openTables(), await openTables()];
          for (const event of events.toSorted((one, other) => one.at - other.at))
            await mergeItems(once.tables, event, merges(event));
          const store = scheduled(atOnce.tables, scheduler, () => dice.next().value === 0);
          const handled = [...events, ...events].map((event) => untilDone(store, event));
          await scheduler.waitFor(Promise.all(handled));

          expect(await atOnce.contents()).toEqual(await once.contents());
        },
      ),
    );
  });
});

function shuffled<T>(values: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length });
}

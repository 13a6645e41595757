import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '../../core/events/envelope.ts';
import type { Item } from '../../core/inbox/item.ts';
import { withoutRevision } from '../../core/inbox/revision.ts';
import type { HandlerManifest, TableNameOf } from '../../lambda/handler-kit/manifest.ts';
import type { HandlerUnderTest } from './handler-test.ts';
import { testHandler } from './test-handler.ts';

/** Six events have 720 orders. */
const MAX_EVENTS = 6;

/** What a handler's tables hold, by the names of the manifest, without the revisions of merged items. */
export type FinalItems<Table extends string> = Readonly<Record<Table, readonly Item[]>>;

/**
 * Gives events to a handler in every order, each of them twice, and gives back what its tables hold then. Throws where that
 * depends on the order, and where an event fails.
 *
 * @example
 * const { users } = await checkEveryOrder({ manifest: userNames, handle }, [created, renamed, deleted]);
 * expect(users).toEqual([{ pk: 'zoe', deleted: true }]);
 */
export async function checkEveryOrder<const Manifest extends HandlerManifest>(
  subject: HandlerUnderTest<Manifest>,
  events: readonly Envelope[],
): Promise<FinalItems<TableNameOf<Manifest>>> {
  if (events.length > MAX_EVENTS)
    throw new RangeError(`${events.length} events have too many orders; allowed: up to ${MAX_EVENTS}`);
  const expected = await itemsAfter(subject, events);
  for (const order of ordersOf(events)) {
    // Each at once again, and all of them again at the end.
    for (const arrivals of [order.flatMap((event) => [event, event]), [...order, ...order]]) {
      const items = await itemsAfter(subject, arrivals);
      if (!isDeepStrictEqual(items, expected)) throw new OrderMattersError(events, arrivals);
    }
  }
  return expected;
}

/** The handler's tables depend on when, or how often, events arrive. */
export class OrderMattersError extends Error {
  readonly code = 'order-matters';

  constructor(events: readonly Envelope[], arrivals: readonly Envelope[]) {
    super(`the handler's tables are not the same after ${idsOf(events)} and after ${idsOf(arrivals)}`);
    this.name = 'OrderMattersError';
  }
}

async function itemsAfter<Manifest extends HandlerManifest>(
  subject: HandlerUnderTest<Manifest>,
  arrivals: readonly Envelope[],
): Promise<FinalItems<TableNameOf<Manifest>>> {
  const test = await testHandler(subject);
  try {
    for (const event of arrivals) {
      const { outcome, error } = await test.give(event);
      if (outcome === 'failed') throw new Error(`the event ${event.id} failed`, { cause: error });
    }
    const names = Object.keys(subject.manifest.tables ?? {}) as TableNameOf<Manifest>[];
    const held: Partial<Record<TableNameOf<Manifest>, readonly Item[]>> = {};
    for (const name of names) held[name] = (await test.items(name)).map(withoutRevision);
    return held as FinalItems<TableNameOf<Manifest>>;
  } finally {
    await test.close();
  }
}

function ordersOf(events: readonly Envelope[]): readonly (readonly Envelope[])[] {
  if (events.length < 2) return [events];
  return events.flatMap((first, index) =>
    ordersOf(events.toSpliced(index, 1)).map((rest) => [first, ...rest]),
  );
}

function idsOf(events: readonly Envelope[]): string {
  return `[${events.map(({ id }) => id).join(', ')}]`;
}

import fc from 'fast-check';
import type { Envelope } from '../../../core/events/envelope.ts';
import { applyIfNewer } from '../../../core/inbox/apply-if-newer.ts';
import type { MakeTables, TestTables } from '../../../local/testing/test-tables.ts';
import { envelope } from '../../support/envelopes.ts';

const KEYS = { states: { partitionKey: 'pk' } } as const;
const EARLY = '2026-11-22T08:00:00.000Z';
const LATE = '2026-11-22T09:00:00.000Z';

const timed = (id: string, time: string, receivedtime = EARLY) => envelope({ id, time, receivedtime });
const untimed = (id: string, receivedtime: string) =>
  envelope({ id, time: receivedtime, receivedtime, timesource: 'receipt' });
const ahead = (id: string, receivedtime: string) =>
  envelope({ id, time: '2026-11-22T23:59:00.000Z', receivedtime, timesource: 'capped' });

/** Each is of an event that comes before the one of the next. */
const IN_ORDER: readonly Envelope[] = [
  untimed('m', EARLY),
  ahead('n', EARLY),
  untimed('d', LATE),
  timed('z', EARLY, EARLY),
  timed('a', EARLY, LATE),
  timed('b', EARLY, LATE),
  timed('0', LATE, EARLY),
];

/** What every store must do for the newest state to win. `runs`: how many histories are tried. */
export function describeNewest(
  name: string,
  { makeTables, runs }: { makeTables: MakeTables; runs: number },
): void {
  describe(`the newest state on ${name}`, () => {
    let tables: TestTables;
    let items = 0;
    beforeAll(async () => {
      tables = await makeTables(KEYS);
    });
    afterAll(() => tables.close());

    const freshItem = () => {
      items += 1;
      return `state-${items}`;
    };
    const give = (pk: string, event: Envelope) =>
      applyIfNewer(tables.putItem, event, { table: 'states', item: { pk, of: placeIn(event) } });
    const stored = (pk: string) => tables.readItem({ table: 'states', key: { pk } });

    it('is stored with what tells how new it is', async () => {
      const [told, untold] = [freshItem(), freshItem()];
      expect(await give(told, timed('msg_1', EARLY, LATE))).toBe('applied');
      expect(await give(untold, untimed('msg_2', LATE))).toBe('applied');

      expect(await stored(told)).toMatchObject({
        lastEventTime: '2026-11-22T08:00:00.000Z',
        lastReceivedTime: '2026-11-22T09:00:00.000Z',
        lastEventId: 'msg_1',
      });
      expect(await stored(untold)).toEqual({
        pk: untold,
        of: 'untold 2026-11-22T09:00:00.000Z msg_2',
        lastReceivedTime: '2026-11-22T09:00:00.000Z',
        lastEventId: 'msg_2',
      });
    });

    it.each(pairs(IN_ORDER))(
      'is the one of $newer and not the one of $older',
      async ({ pair: [older, newer] }) => {
        const [pk, other] = [freshItem(), freshItem()];

        expect([await give(pk, older), await give(pk, newer)]).toEqual(['applied', 'applied']);
        expect([await give(other, newer), await give(other, older)]).toEqual(['applied', 'stale']);

        expect((await stored(pk))?.['of']).toBe(placeIn(newer));
        expect((await stored(other))?.['of']).toBe(placeIn(newer));
      },
    );

    it.each(IN_ORDER.map((event) => ({ event, of: placeIn(event) })))(
      'is written once where its event comes again: $of',
      async ({ event }) => {
        const pk = freshItem();
        await give(pk, event);

        expect(await give(pk, event)).toBe('duplicate');
      },
    );

    it.each(IN_ORDER.map((event) => ({ event, of: placeIn(event) })))(
      'is written once more for each replay that brings its event, and stands where it stood: $of',
      async ({ event }) => {
        const pk = freshItem();
        await give(pk, event);
        const replayed = (replayid: string) => give(pk, { ...event, replayid });

        expect([await replayed('r-1'), await replayed('r-1')]).toEqual(['applied', 'duplicate']);
        expect([await give(pk, event), await replayed('r-2')]).toEqual(['duplicate', 'applied']);
        for (const older of IN_ORDER.slice(0, IN_ORDER.indexOf(event)))
          expect(await give(pk, { ...older, replayid: 'r-3' })).toBe('stale');
        expect((await stored(pk))?.['of']).toBe(placeIn(event));
      },
    );

    it('replaces one of the same time that was stored without its arrival', async () => {
      const pk = freshItem();
      const item = { pk, lastEventTime: EARLY, lastEventId: 'z' };
      await tables.transactions.commit([{ kind: 'put', table: 'states', item }]);

      expect(await give(pk, timed('a', EARLY))).toBe('applied');
    });

    it('is the same in whatever order events come, and however often', async () => {
      await fc.assert(
        fc.asyncProperty(histories, async ({ inOrder, asArrived }) => {
          const [pk, other] = [freshItem(), freshItem()];
          for (const event of inOrder) await give(pk, event);
          for (const event of asArrived) await give(other, event);

          expect(await stored(other)).toEqual({ ...(await stored(pk)), pk: other });
        }),
        { numRuns: runs },
      );
    });

    it('is the same under any replay: of whichever events, among whichever others', async () => {
      await fc.assert(
        fc.asyncProperty(replays, async ({ inOrder, mixed }) => {
          const [pk, other] = [freshItem(), freshItem()];
          for (const event of inOrder) await give(pk, event);
          for (const event of mixed) await give(other, event);

          const { lastReplayId: _, ...state } = (await stored(other)) ?? {};
          expect(state).toEqual({ ...(await stored(pk)), pk: other });
        }),
        { numRuns: runs },
      );
    });
  });
}

/** Says which event it is, as the state does that comes from it. Copies of an event may differ in their arrival. */
function placeIn({ timesource, time, receivedtime, id }: Envelope): string {
  return `${timesource === undefined ? time : 'untold'} ${receivedtime} ${id}`;
}

function pairs(events: readonly Envelope[]) {
  return events.flatMap((older, index) =>
    events
      .slice(index + 1)
      .map((newer) => ({ pair: [older, newer] as const, older: placeIn(older), newer: placeIn(newer) })),
  );
}

/** Few times and ids, so that many are the same. */
const anyEvent = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    time: fc.constantFrom(EARLY, LATE),
    receivedtime: fc.constantFrom(EARLY, LATE),
    timesource: fc.constantFrom('receipt' as const, 'capped' as const, undefined),
  })
  .map(({ timesource, ...attributes }) =>
    envelope(timesource === undefined ? attributes : { ...attributes, timesource }),
  );

/** Events that differ, and the same in any order, mixed with what any number of replays bring of them. */
const replays = fc.uniqueArray(anyEvent, { minLength: 1, maxLength: 6, selector: placeIn }).chain((inOrder) =>
  fc.record({
    inOrder: fc.constant(inOrder),
    mixed: fc
      .array(fc.tuple(fc.constantFrom(...inOrder), fc.constantFrom('r-1', 'r-2')), { maxLength: 8 })
      .chain((replayed) => {
        const all = [...inOrder, ...replayed.map(([event, replayid]) => ({ ...event, replayid }))];
        return fc.shuffledSubarray(all, { minLength: all.length });
      }),
  }),
);

/** Events that differ, and the same in any order, with each of them any number of times. */
const histories = fc
  .uniqueArray(anyEvent, { minLength: 1, maxLength: 6, selector: placeIn })
  .chain((inOrder) =>
    fc.record({
      inOrder: fc.constant(inOrder),
      asArrived: fc
        .array(fc.constantFrom(...inOrder), { maxLength: 6 })
        .chain((repeats) =>
          fc.shuffledSubarray([...inOrder, ...repeats], { minLength: inOrder.length + repeats.length }),
        ),
    }),
  );

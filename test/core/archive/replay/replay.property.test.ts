import fc from 'fast-check';
import type { ReplayCheckpoint } from '../../../../core/archive/replay/replay-checkpoint.ts';
import type { ReplayOrder } from '../../../../core/archive/replay/replay-order.ts';
import { archived, type Interference, Killed, ORDER, ReplayWorld } from './replay-world.ts';

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 10, 21);

/** Events of few users and sources, in two or three days, several of them at the same moment. */
const archives = fc
  .array(
    fc.record({
      user: fc.constantFrom('ada', 'ben', 'eve'),
      source: fc.constantFrom('privy/main' as const, 'dynamic/main' as const),
      hours: fc.nat({ max: 60 }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) =>
    all.map(({ user, source, hours }, index) =>
      archived(`e${index}`, {
        source,
        subject: user,
        received: new Date(BEGIN + hours * HOUR).toISOString(),
      }),
    ),
  );

/** At which of its calls each worker dies; the last ones live. */
const deaths = fc.array(
  fc.record({ call: fc.nat({ max: 12 }), when: fc.constantFrom('before' as const, 'after' as const) }),
  { maxLength: 6 },
);

/** Whether the queue takes each of the messages that it is asked to take first. */
const fates = fc.array(fc.boolean(), { maxLength: 30 });

function dying(call: number, when: 'before' | 'after'): Interference {
  let calls = 0;
  return () => {
    calls += 1;
    return calls > call ? when : undefined;
  };
}

/** Starts it, and goes on with it until it is over. Between two runs more time passes than the queue remembers a message. */
async function untilDone(world: ReplayWorld, order: ReplayOrder, interferences: readonly Interference[]) {
  for (const interfere of interferences) {
    try {
      const isKnown = (await world.checkpoint()) !== undefined;
      const report = isKnown ? await world.goOn(interfere) : await world.start(order, { interfere });
      if (report?.end === 'done') return;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
    world.pass(HOUR);
  }
  if ((await world.checkpoint()) === undefined) await world.start(order);
  else await world.goOn();
  expect(await checkpointOf(world)).toMatchObject({ state: 'done' });
}

async function checkpointOf(world: ReplayWorld): Promise<ReplayCheckpoint> {
  const checkpoint = await world.checkpoint();
  if (checkpoint === undefined) throw new Error('there is no replay');
  return checkpoint;
}

/** The ids of each user’s events, as they were received. */
function inOrder(world: ReplayWorld): Readonly<Record<string, readonly string[]>> {
  const groups = Map.groupBy(world.events, ({ group }) => group);
  return Object.fromEntries([...groups].map(([group, events]) => [group, events.map(({ id }) => id)]));
}

describe('a replay, whatever happens', () => {
  it('brings every event, in order per user and with its effects once, whoever dies at whichever call', async () => {
    await fc.assert(
      fc.asyncProperty(archives, deaths, fc.constantFrom(1, 1_000), async (events, killed, perSecond) => {
        const world = new ReplayWorld(events);

        await untilDone(
          world,
          { ...ORDER, perSecond },
          killed.map(({ call, when }) => dying(call, when)),
        );

        expect(world.firstComings()).toEqual(inOrder(world));
        expect(await world.handle()).toBe(events.length);
      }),
      { numRuns: 200 },
    );
  });

  it('brings of all users the events that were chosen and no others, in order and with their effects once', async () => {
    await fc.assert(
      fc.asyncProperty(
        archives.chain((events) => fc.tuple(fc.constant(events), fc.subarray(events, { minLength: 1 }))),
        deaths,
        fc.constantFrom(1, 1_000),
        async ([events, chosen], killed, perSecond) => {
          const world = new ReplayWorld(events);
          const keys = chosen.map(({ source, id }) => `${source}#${id}`);

          await untilDone(
            world,
            { ...ORDER, perSecond, events: [...keys, 'privy/main#nowhere'] },
            killed.map(({ call, when }) => dying(call, when)),
          );

          const expected = Object.entries(inOrder(world)).map(([group, ids]) => [
            group,
            ids.filter((id) => chosen.some((event) => event.id === id)),
          ]);
          expect(world.firstComings()).toEqual(Object.fromEntries(expected.filter(([, ids]) => ids?.length)));
          expect(await world.handle()).toBe(chosen.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is the same at each of the calls that it makes', async () => {
    const events = Array.from({ length: 23 }, (_, index) =>
      archived(`e${index}`, {
        subject: ['ada', 'ben', 'eve'][index % 3] ?? 'ada',
        received: new Date(BEGIN + index * 3 * HOUR).toISOString(),
      }),
    );
    let calls = 0;
    await new ReplayWorld(events).start(ORDER, {
      interfere: () => {
        calls += 1;
        return undefined;
      },
    });
    expect(calls).toBeGreaterThan(15);
    for (const when of ['before', 'after'] as const)
      for (let call = 0; call < calls; call += 1) {
        const world = new ReplayWorld(events);

        await untilDone(world, ORDER, [dying(call, when)]);

        expect(world.firstComings()).toEqual(inOrder(world));
        expect(await world.handle()).toBe(events.length);
      }
  });

  it('overtakes nothing where the queue takes some messages of a call and not others, or some never', async () => {
    await fc.assert(
      fc.asyncProperty(archives, fates, deaths, async (events, taken, killed) => {
        const world = new ReplayWorld(events);
        const never = (id: string) => Number(id.slice(1)) % 5 === 4;
        let asked = 0;
        world.fate = ({ body }) => {
          if (never(JSON.parse(body).id)) return { refused: 'InvalidMessageContents' };
          return (taken[asked++] ?? true) ? 'sent' : { failed: 'InternalError' };
        };

        await untilDone(
          world,
          ORDER,
          killed.map(({ call, when }) => dying(call, when)),
        );

        const expected = Object.entries(inOrder(world)).map(([group, ids]) => [
          group,
          ids.filter((id) => !never(id)),
        ]);
        expect(world.firstComings()).toEqual(Object.fromEntries(expected.filter(([, ids]) => ids?.length)));
        const refused = world.events.filter(({ id }) => never(id));
        const { counts } = await checkpointOf(world);
        expect(counts).toEqual({ sent: events.length - refused.length, known: 0, refused: refused.length });
      }),
      { numRuns: 200 },
    );
  });

  it('has each effect once where it only fills gaps, whatever else brings the event meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(archives, deaths, fc.nat(), async (events, killed, seed) => {
        const world = new ReplayWorld(events);
        const live = events.filter((_, index) => (seed >> (index % 16)) % 2 === 1);
        const order = { ...ORDER, onlyMissing: true };

        await untilDone(
          world,
          order,
          killed.map(({ call, when }) => dying(call, when)),
        );
        let effects = await world.handle();
        for (const { envelope, group } of live)
          world.queued.push({ body: envelope, groupId: group, deduplicationId: group, attributes: {} });
        effects += await world.handle();
        await world.start(order, { replayId: 'r-2' });

        expect(effects + (await world.handle())).toBe(events.length);
        expect((await checkpointOf(world)).counts).toEqual({ sent: 0, known: events.length, refused: 0 });
      }),
    );
  });
});

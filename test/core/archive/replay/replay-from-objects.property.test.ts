import fc from 'fast-check';
import { archiveDays } from '../../../../core/archive/replay/archive-days.ts';
import { readCheckpoint } from '../../../../core/archive/replay/checkpoint-store.ts';
import { type HeldReplay, takeReplay } from '../../../../core/archive/replay/replay-lease.ts';
import type { ReplayPorts } from '../../../../core/archive/replay/replay-ports.ts';
import { runReplay } from '../../../../core/archive/replay/run-replay.ts';
import { startReplay } from '../../../../core/archive/replay/start-replay.ts';
import { MemoryScratch } from '../../../support/memory-scratch.ts';
import { writeBatches } from '../compaction/archive-state.ts';
import { archived, type Interference, Killed, ORDER, ReplayWorld } from './replay-world.ts';

const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 10, 21);

const EVENTS = Array.from({ length: 14 }, (_, index) =>
  archived(`e${index}`, {
    source: index % 4 === 3 ? 'dynamic/main' : 'privy/main',
    subject: ['ada', 'ben', 'eve'][index % 3] ?? 'ada',
    received: new Date(BEGIN + index * 4 * HOUR).toISOString(),
  }),
);

/** The events as the writer may have written them: in batches, and some of them twice. */
const batches = fc
  .tuple(
    fc.shuffledSubarray(EVENTS, { minLength: EVENTS.length }),
    fc.shuffledSubarray(EVENTS),
    fc.integer({ min: 1, max: 6 }),
  )
  .map(([all, again, size]) => {
    const written = [...all, ...again];
    return Array.from({ length: Math.ceil(written.length / size) }, (_, index) =>
      written.slice(index * size, (index + 1) * size),
    );
  });

/** The ports of a worker, over the days as the bucket has them. */
function portsOf(world: ReplayWorld, interfere?: Interference): ReplayPorts {
  const ports = world.ports(interfere);
  const { store, now } = ports;
  return { ...ports, days: archiveDays({ objects: store, scratch: new MemoryScratch(), now }) };
}

/** Begins the replay or goes on with it. */
async function run(world: ReplayWorld, interfere?: Interference): Promise<void> {
  const ports = portsOf(world, interfere);
  const held = await holdReplay(ports);
  if (held !== undefined) await runReplay(held, ports, world.run());
}

async function holdReplay(ports: ReplayPorts): Promise<HeldReplay | undefined> {
  const stored = await readCheckpoint(ports.store, 'counter');
  if (stored !== undefined) return await takeReplay(stored, 'worker', ports);
  const start = await startReplay(ORDER, { replayId: 'r-1', holder: 'worker' }, ports);
  return 'held' in start ? start.held : undefined;
}

function dying(call: number, when: 'before' | 'after'): Interference {
  let calls = 0;
  return () => {
    calls += 1;
    return calls > call ? when : undefined;
  };
}

describe('a replay of what the writer wrote', () => {
  it('brings each event once and in order, whoever dies in compaction or in sending', async () => {
    await fc.assert(
      fc.asyncProperty(
        batches,
        fc.array(fc.tuple(fc.nat({ max: 60 }), fc.constantFrom('before' as const, 'after' as const)), {
          maxLength: 5,
        }),
        async (written, deaths) => {
          const world = new ReplayWorld(EVENTS);
          await writeBatches(world.store, written);

          for (const [call, when] of deaths) {
            await run(world, dying(call, when)).catch((error) => {
              if (!(error instanceof Killed)) throw error;
            });
            world.pass(HOUR);
          }
          await run(world);

          expect(await world.checkpoint()).toMatchObject({ state: 'done', refused: [] });
          const expected = Map.groupBy(world.events, ({ group }) => group);
          expect(world.firstComings()).toEqual(
            Object.fromEntries([...expected].map(([group, events]) => [group, events.map(({ id }) => id)])),
          );
          expect(await world.handle()).toBe(EVENTS.length);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

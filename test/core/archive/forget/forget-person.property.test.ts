import fc from 'fast-check';
import { compactDays } from '../../../../core/archive/compaction/compact-days.ts';
import type { ForgetPorts } from '../../../../core/archive/forget/forget-ports.ts';
import type { ObjectStore } from '../../../../core/archive/object-store.ts';
import { DiedError, type Disturbance, diesAt, disturbed } from '../../../support/disturbed-objects.ts';
import { compacted, flaws } from '../compaction/archive-state.ts';
import { disturbedPorts } from './disturbed-ports.ts';
import { another, ForgetWorld, theirs } from './forget-world.ts';

const DEADLINE = new Date('2027-01-01T00:00:00.000Z');
const OTHERS = [
  another('a1', '2026-11-25T08:00:00.000Z'),
  another('a2', '2026-11-26T09:00:00.000Z', 'did:privy:zed'),
  another('a3', '2026-11-27T08:00:01.000Z'),
];
const THEIRS = [
  theirs('t1', '2026-11-25T08:00:01.000Z'),
  theirs('t2', '2026-11-26T08:00:00.000Z'),
  theirs('t3', '2026-11-27T08:00:00.000Z'),
];

/** Of everything something: compacted and hot, in the queue, in quarantine, refused, in the inbox. */
async function stage(): Promise<ForgetWorld> {
  const world = new ForgetWorld();
  await world.write([...OTHERS.slice(0, 2), ...THEIRS.slice(0, 2)]);
  await compactDays({ until: '2026-11-26', deadline: DEADLINE }, world.ports());
  await world.write([...OTHERS.slice(2), ...THEIRS.slice(2)]);
  await world.keepInQuarantine(theirs('t4', '2026-11-27T09:00:00.000Z'), '00000000000000000005');
  world.send(theirs('t5', '2026-11-27T11:59:00.000Z'));
  world.send(another('a4', '2026-11-27T11:59:01.000Z'));
  world.refused = [{ key: 'privy/main#t6', groupId: 'privy/main#did:privy:planted' }];
  for (const id of ['t1', 't5', 'a1']) world.remember('mirror', id);
  return world;
}

/** Runs until it is done or dies; true where it died. */
async function dies(world: ForgetWorld, ports: ForgetPorts): Promise<boolean> {
  try {
    await world.forget(ports);
    return false;
  } catch (error) {
    if (!(error instanceof DiedError)) throw error;
    return true;
  }
}

/** Somebody asks again, when the lease of who died is over. */
async function goOn(world: ForgetWorld): Promise<void> {
  world.now = new Date(world.now.getTime() + 6 * 60_000);
  expect(await world.forget()).toHaveProperty('forgotten');
}

async function expectForgotten(world: ForgetWorld): Promise<void> {
  // A second mark of who died after the first may wait still: the handler passes over it.
  await world.ports().waitUntil(world.now);
  expect(await world.everything()).not.toContain('planted');
  expect((await compacted(world.objects)).map(({ envelope }) => envelope)).toEqual(
    OTHERS.map(({ envelope }) => envelope),
  );
  expect(await flaws(world.objects)).toEqual([]);
  expect(world.handled).toEqual(['a4']);
  expect([...world.inbox]).toEqual(['mirror#privy/main#a1']);
  expect(world.quarantine.state.groups).toBe(0);
}

describe('forgetting a person', () => {
  it('leaves nothing of them when it dies at any of its calls, and is asked for again', async () => {
    for (let call = 0, died = true; died; call += 1) {
      const world = await stage();

      died = await dies(world, disturbedPorts(world.ports(), diesAt(call, 'after')));
      await goOn(world);

      await expectForgotten(world);
    }
  });

  it('leaves nothing of them whoever dies when, with compaction at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.record({ call: fc.nat(150), when: fc.constantFrom('before', 'after') }), {
          maxLength: 3,
        }),
        async (scheduler, deaths) => {
          const world = await stage();
          const waits: Disturbance = () => scheduler.schedule(Promise.resolve());
          const slow = disturbed(world.objects, waits);

          const compacting = compact(world, slow);
          const forgetting = (async () => {
            for (const { call, when } of deaths) {
              const dying = diesAt(call, when);
              const disturb: Disturbance = async (now, name) => {
                await waits(now, name);
                await dying(now, name);
              };
              await dies(world, disturbedPorts(world.ports(), disturb));
              world.now = new Date(world.now.getTime() + 6 * 60_000);
            }
          })();
          await scheduler.waitFor(Promise.all([compacting, forgetting]));
          await goOn(world);
          await compact(world, world.objects);

          await expectForgotten(world);
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** What compaction read before somebody was forgotten, it writes afterwards. */
async function compact(world: ForgetWorld, objects: ObjectStore): Promise<void> {
  const ports = { ...world.ports(), objects };
  await compactDays({ until: '2026-11-28', deadline: DEADLINE }, ports);
}

import { drain } from '../../core/drain/drain.ts';
import { Actor } from './actor.ts';
import { USUAL_DEATH_CHANCE } from './faulty-calls.ts';
import { portsFor } from './ports-for.ts';
import type { Variant } from './variant.ts';
import { MINUTE, SECOND } from './virtual-time.ts';
import type { World } from './world.ts';

const TIME_OF_A_RUN = 50 * SECOND;
const SECOND_RUN_CHANCE = 0.03;

export interface DrainSchedule {
  readonly variant: Variant;
  /** True when no delivery can come any more. */
  readonly isOver: () => boolean;
  /** When to stop although something is still parked. */
  readonly until: number;
}

/**
 * Runs the real drain every minute, and now and then a second time while the first run is under way. Where nothing is
 * parked the run is left out, and so are the minutes in which nothing happens.
 */
export async function drainEveryMinute(world: World, schedule: DrainSchedule): Promise<void> {
  const { time, random, ledger } = world;
  for (;;) {
    await time.sleep(nextMinute(world) - time.elapsed);
    if (time.elapsed > schedule.until || (schedule.isOver() && ledger.stillParked === 0)) return;
    if (ledger.stillParked === 0) continue;
    void runOnce(world, schedule);
    if (random.chance(SECOND_RUN_CHANCE)) {
      void time.sleep(random.between(0, TIME_OF_A_RUN)).then(() => runOnce(world, schedule));
    }
  }
}

function nextMinute({ time, ledger }: World): number {
  const soonest = time.elapsed + 1;
  const earliest = ledger.stillParked > 0 ? soonest : Math.max(soonest, time.next() ?? soonest);
  return Math.ceil(earliest / MINUTE) * MINUTE;
}

async function runOnce(world: World, { variant }: DrainSchedule): Promise<void> {
  const { time, tally } = world;
  tally.add('drainRuns');
  if (!variant.drains) return;
  const actor = new Actor({ kind: 'drain', startedAt: time.elapsed, deathChance: USUAL_DEATH_CHANCE });
  const deadline = new Date(time.date().getTime() + TIME_OF_A_RUN);
  await drain({ deadline, retentionDays: variant.retentionDays }, portsFor(actor, world));
}

import { drain } from '../../core/drain/drain.ts';
import { SHARDS_OF_RUNS } from '../../lambda/drain/shards-per-run.ts';
import { Actor } from './actor.ts';
import { USUAL_DEATH_CHANCE } from './faulty-calls.ts';
import { portsFor } from './ports-for.ts';
import type { Variant } from './variant.ts';
import { MINUTE, SECOND } from './virtual-time.ts';
import type { World } from './world.ts';

const TIME_OF_A_RUN = 58 * SECOND;
const SECOND_RUN_CHANCE = 0.03;
/** So many minutes with nothing parked are enough for a flag that can be written to be cleared. */
const QUIET_MINUTES = 3;

export interface DrainSchedule {
  readonly variant: Variant;
  /** True when no delivery can come any more. */
  readonly isOver: () => boolean;
  /** When to stop although something is still parked. */
  readonly until: number;
}

/**
 * Runs the real drain every minute as it is deployed: several runs side by side, each for shards of its own, and now and
 * then one of them a second time while the first is under way. The minutes in which it has nothing to do are left out.
 */
export async function drainEveryMinute(world: World, schedule: DrainSchedule): Promise<void> {
  const { time, lines, calls } = world;
  for (let quiet = 0; ; ) {
    const isDone = lines.stillParked === 0 && (lines.flagState === 'clear' || quiet >= QUIET_MINUTES);
    if (isDone && schedule.isOver()) return;
    await time.sleep(nextMinute(world, isDone) - time.elapsed);
    if (time.elapsed > schedule.until) return;
    if (lines.stillParked > 0 || lines.flagState === 'clear') quiet = 0;
    else if (calls.isWell('lines')) quiet += 1;
    if (lines.stillParked === 0 && (lines.flagState === 'clear' || quiet > QUIET_MINUTES)) continue;
    for (const shards of SHARDS_OF_RUNS) startRun(world, shards, schedule);
  }
}

function nextMinute({ time }: World, isDone: boolean): number {
  const soonest = time.elapsed + 1;
  const earliest = isDone ? Math.max(soonest, time.next() ?? soonest) : soonest;
  return Math.ceil(earliest / MINUTE) * MINUTE;
}

function startRun(world: World, shards: readonly number[], { variant }: DrainSchedule): void {
  const { time, random } = world;
  void runOnce(world, shards, variant);
  if (!random.chance(SECOND_RUN_CHANCE)) return;
  void time.sleep(random.between(0, TIME_OF_A_RUN)).then(() => runOnce(world, shards, variant));
}

async function runOnce(world: World, shards: readonly number[], variant: Variant): Promise<void> {
  const { time, tally } = world;
  tally.add('drainRuns');
  if (!variant.drains) return;
  const actor = new Actor({ kind: 'drain', startedAt: time.elapsed, deathChance: USUAL_DEATH_CHANCE });
  const deadline = new Date(time.date().getTime() + TIME_OF_A_RUN);
  const ports = variant.drainPorts(portsFor(actor, world));
  const { setAside } = await drain({ shards, deadline, retentionDays: variant.retentionDays }, ports);
  for (let n = 0; n < setAside; n += 1) tally.add('setAside');
}

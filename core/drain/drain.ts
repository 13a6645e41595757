import { adoptEntries } from './adopt-entries.ts';
import { clearFlag } from './clear-flag.ts';
import type { DrainOptions, DrainPorts } from './drain-ports.ts';
import type { DrainReport } from './drain-report.ts';
import { DrainRun } from './drain-run.ts';

const BETWEEN_PASSES_MILLISECONDS = 500;

/**
 * Publishes the parked events, in order per group: pass after pass over the lines of its shards, until none is left or its
 * time is over. Safe to run any number of times at once, for the same shards too.
 */
export async function drain(options: DrainOptions, ports: DrainPorts): Promise<DrainReport> {
  const run = new DrainRun(options, ports);
  const passOnce = options.shards.includes(0) ? passAndClear : passWhileParked;
  while (!run.isOver() && !(await passOnce(run, ports))) {
    await ports.waitUntil(new Date(ports.now().getTime() + BETWEEN_PASSES_MILLISECONDS));
  }
  return await run.report();
}

/**
 * One pass; true where nothing is left to do. An entry that the version before parked stands in front of the line of its
 * group, whatever the shard: until all of them are in their lines nothing is published.
 */
async function pass(run: DrainRun, ports: DrainPorts): Promise<boolean> {
  if ((await run.attempt(() => adoptEntries(ports))) !== 0) return false;
  return (await run.pass()) === 'nothing-listed';
}

/** One pass of a run that goes on while anything is parked: its own lines may be the next to get an event. */
async function passWhileParked(run: DrainRun, ports: DrainPorts): Promise<boolean> {
  if (!(await pass(run, ports))) return false;
  return (await run.attempt(() => ports.parked.flag()))?.state === 'clear';
}

/** One pass of the run that looks after the flag, for all shards. */
async function passAndClear(run: DrainRun, ports: DrainPorts): Promise<boolean> {
  if (!(await pass(run, ports))) return false;
  return (await run.attempt(() => clearFlag(ports))) === true;
}

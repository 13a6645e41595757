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
  const passOnce = options.shards.includes(0) ? passWithFlag : pass;
  while (!(await passOnce(run, ports)) && !run.isOver()) {
    await ports.waitUntil(new Date(ports.now().getTime() + BETWEEN_PASSES_MILLISECONDS));
  }
  return await run.report();
}

/** One pass; true where nothing is left to do. */
async function pass(run: DrainRun): Promise<boolean> {
  return (await run.pass()) === 'nothing-listed';
}

/** One pass of the run that looks after the flag, for all shards. */
async function passWithFlag(run: DrainRun, ports: DrainPorts): Promise<boolean> {
  const adopted = await run.attempt(() => adoptEntries(ports));
  if (!(await pass(run)) || adopted !== 0) return false;
  return (await run.attempt(() => clearFlag(ports))) === true;
}

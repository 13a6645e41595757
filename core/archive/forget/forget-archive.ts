import { ArchiveDamagedError, type ArchiveProblem } from '../archive-damaged-error.ts';
import { dayOf } from '../archive-keys.ts';
import { compactDays } from '../compaction/compact-days.ts';
import { hasDayChanged } from '../compaction/day-changed-error.ts';
import { linkManifests } from '../compaction/link-manifests.ts';
import { manifestDays } from '../read-manifest.ts';
import { forgetDay } from './forget-day.ts';
import { forgetHot, type HotRest } from './forget-hot.ts';
import type { ForgetPorts } from './forget-ports.ts';
import type { HeldForgetting } from './held-forgetting.ts';

/** Why the archive may still have something of the person. */
export type Unfinishable =
  | { readonly reason: 'out-of-time' }
  /** These objects cannot be read: nobody knows whether the person is in them. */
  | { readonly reason: 'damaged'; readonly problems: readonly ArchiveProblem[] };

/** Events that were on their way while it was compacted are found in the second round, or the third. */
const MAX_ROUNDS = 5;
const DAY_MILLISECONDS = 86_400_000;

/** Everything into the files, then out of the files; again where something came meanwhile. */
export async function forgetArchive(
  held: HeldForgetting,
  deadline: Date,
  ports: ForgetPorts,
): Promise<Unfinishable | undefined> {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const tomorrow = dayOf(new Date(ports.now().getTime() + DAY_MILLISECONDS).toISOString());
    const { left, problems: found } = await compactDays({ until: tomorrow, deadline }, ports);
    if (left.length > 0) return { reason: 'out-of-time' };
    // A file that no manifest names is in no list of days.
    const problems = found.filter(({ damage }) => damage === 'no-manifest');
    for (const { day } of await Array.fromAsync(manifestDays(ports.objects, held.forgetting.source))) {
      if (ports.now() >= deadline) return { reason: 'out-of-time' };
      problems.push(...(await damageOf(() => forgetDay(day, held, ports))));
    }
    await linkAnew(held, ports);
    const { uncompacted, unreadable } = await restOf(held, ports);
    problems.push(...unreadable.map((key): ArchiveProblem => ({ damage: 'bad-gzip', key })));
    if (problems.length > 0) return { reason: 'damaged', problems };
    if (uncompacted === 0) return undefined;
  }
  return { reason: 'out-of-time' };
}

/** Once for all days: a chain of years would be walked for each of them. */
async function linkAnew(held: HeldForgetting, { objects }: ForgetPorts): Promise<void> {
  const { source, events } = held.forgetting;
  const [first] = Object.keys(events).sort();
  if (first !== undefined) await linkManifests(objects, source, first);
}

/** Where somebody compacts at the same moment, there is something to look at again. */
async function restOf(held: HeldForgetting, { objects }: ForgetPorts): Promise<HotRest> {
  try {
    return await forgetHot(held, objects);
  } catch (error) {
    if (!hasDayChanged(error)) throw error;
    return { uncompacted: 1, unreadable: [] };
  }
}

async function damageOf(work: () => Promise<void>): Promise<readonly ArchiveProblem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (!(error instanceof ArchiveDamagedError)) throw error;
    return [error.problem];
  }
}

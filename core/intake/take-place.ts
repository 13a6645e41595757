import { advanceLine } from '../parked/advance-line.ts';
import type { Tail } from '../parked/parked-lines.ts';
import { acknowledgeParked } from './acknowledge-parked.ts';
import { recordCall } from './dependency-call.ts';
import type { HandOverResult, HandOverRun } from './hand-over-run.ts';
import { parkEvent } from './park-event.ts';
import { publishEvent } from './publish-event.ts';

/** So many events before its own a delivery publishes; behind more it queues up. */
export const MOST_HELPED = 10;
/** So long a delivery goes on with the events before its own: its provider waits. */
const HELP_MILLISECONDS = 500;

/**
 * Hands an event over while something is parked, maybe something of its own group: a short line is published first, so
 * that a group with steady traffic leaves parked mode with its next delivery; behind a long one, or while the topic
 * fails, the event queues up.
 */
export async function takePlace(
  run: HandOverRun,
  { alsoUnadopted }: { readonly alsoUnadopted: boolean },
): Promise<HandOverResult> {
  const { entry, ports, log } = run;
  const tail = await recordCall('line', log, () =>
    ports.parked.tail(entry.groupId, { atMost: MOST_HELPED, alsoUnadopted }),
  );
  if (tail === undefined) return (await publishEvent(run)) ?? (await parkEvent(run));
  if (tail.events.some(({ key }) => key === entry.key)) return await acknowledgeParked(run);

  const last = tail.events.at(-1);
  if (!(await publishLine(run, tail))) return await queueUp(run, tail);
  if (ports.topic.failedLately()) return await parkEvent(run, last);
  return (await publishEvent(run)) ?? (await parkEvent(run, last));
}

/** Publishes what is before the event; true where nothing is left of it. */
async function publishLine({ ports, log, retentionDays }: HandOverRun, tail: Tail): Promise<boolean> {
  if (!tail.whole) return false;
  if (tail.events.length === 0) return true;
  if (ports.topic.failedLately()) return false;

  const startedAt = ports.now().getTime();
  const isOver = () => ports.now().getTime() - startedAt >= HELP_MILLISECONDS;
  const advance = await recordCall('help', log, async () => {
    const { left, fault } = await advanceLine(tail.events, { retentionDays, isOver }, ports);
    if (fault !== undefined) throw fault.error;
    return left;
  });
  return advance === tail.events.length && !isOver();
}

/** Joins the line; where that fails, out of order is better than not at all. */
async function queueUp(run: HandOverRun, tail: Tail): Promise<HandOverResult> {
  const parked = await parkEvent(run, tail.events.at(-1));
  if (parked.outcome !== 'unavailable' || parked.reason === 'flag-not-raised') return parked;
  return (await publishEvent(run, 'park-failed')) ?? parked;
}

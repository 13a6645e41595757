import type { HeldReplay } from './replay-lease.ts';
import type { ReplayPorts } from './replay-ports.ts';

/** With more than so many messages waiting, the subscriber's new events would come late: the replay waits. */
const ENOUGH_WAITING = 1_000;
const LOOK_MILLISECONDS = 5_000;
/** A subscriber that takes no message for so long is looked at again later, by another run. */
const PATIENCE_MILLISECONDS = 2 * 60_000;

/** `full`: the queue did not empty. `taken`: the replay is no longer in this worker's hands. */
export type Room = 'room' | 'full' | 'taken';

/** Waits until the subscriber has dealt with most of what is in its queue. */
export async function roomInQueue(
  held: Pick<HeldReplay, 'mayGoOn'>,
  { queue, now, waitUntil }: Pick<ReplayPorts, 'queue' | 'now' | 'waitUntil'>,
  deadline: Date,
): Promise<Room> {
  const patientUntil = Math.min(now().getTime() + PATIENCE_MILLISECONDS, deadline.getTime());
  for (;;) {
    if ((await queue.waiting()) <= ENOUGH_WAITING) return 'room';
    const next = now().getTime() + LOOK_MILLISECONDS;
    if (next >= patientUntil) return 'full';
    await waitUntil(new Date(next));
    if (!(await held.mayGoOn())) return 'taken';
  }
}

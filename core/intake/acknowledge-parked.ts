import { LOOKS_OUTLIVED_MILLISECONDS } from '../parked/flag.ts';
import { raiseFlag } from '../parked/raise-flag.ts';
import { recordCall } from './dependency-call.ts';
import { askedInVain, type HandOverResult, type HandOverRun } from './hand-over-run.ts';

/** After so long of a delivery the flag is not tried again: its provider waits. */
const LAST_ATTEMPT_MILLISECONDS = 6_000;

/**
 * Makes sure that every later delivery asks for the line before an event in it is acknowledged: the flag is open, and no
 * sandbox goes by a look from before any more.
 *
 * The flag is read after the event is in line. The drain writes `closing` and then looks whether anything is in line, so
 * one of the two sees the other.
 */
export async function acknowledgeParked(run: HandOverRun): Promise<HandOverResult> {
  const { ports, log } = run;
  const raised = await recordCall('raise', log, () => openFlag(run));
  if (raised === undefined) return { outcome: 'unavailable', reason: 'flag-not-raised' };
  const { notClearSince, isNewEpisode } = raised;
  await Promise.all([
    // Every other delivery of the episode finds the drain at work.
    isNewEpisode ? recordCall('wake', log, () => ports.wakeDrain()) : undefined,
    ports.waitUntil(new Date(notClearSince.getTime() + LOOKS_OUTLIVED_MILLISECONDS)),
  ]);
  const degraded = askedInVain(run);
  return { outcome: 'parked', ...(degraded === undefined ? {} : { degraded }) };
}

/** Since when this sandbox knows the flag not to be clear, once it is open. */
async function openFlag({ ports, startedAt }: HandOverRun) {
  const { flag, parked, now } = ports;
  const {
    flag: open,
    opened,
    isNewEpisode,
  } = await raiseFlag({
    read: () => flag.read(),
    open: (read) => parked.openFlag(read),
    isOver: () => now().getTime() - startedAt.getTime() >= LAST_ATTEMPT_MILLISECONDS,
  });
  if (opened) flag.note(open);
  return { notClearSince: flag.notClearSince(open), isNewEpisode };
}

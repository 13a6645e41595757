import { LOOKS_OUTLIVED_MILLISECONDS } from '../parked/flag.ts';
import type { ParkedEvent, PlaceInLine } from '../parked/parked-lines.ts';
import { positionAt } from '../parked/position.ts';
import { recordCall } from './dependency-call.ts';
import { askedInVain, type HandOverResult, type HandOverRun } from './hand-over-run.ts';

/** Another delivery or the drain changed the flag in between; then it is open, or soon will be. */
const ATTEMPTS_TO_RAISE = 3;

/** Puts the event at the end of its line, behind `last`. Once it is in line it is published, whatever happens here. */
export async function parkEvent(run: HandOverRun, last?: PlaceInLine): Promise<HandOverResult> {
  const { ports, log } = run;
  const joined = await recordCall('park', log, () => ports.parked.join(parkedEvent(run, last)));
  if (joined === 'joined') return await acknowledgeParked(run);
  const reason = joined === 'too-large' ? 'too-large-to-park' : 'ledger-and-topic-unavailable';
  return { outcome: 'unavailable', reason };
}

/**
 * Makes sure that every later delivery asks for the line before an event in it is acknowledged: the flag is open, and no
 * sandbox goes by a look from before any more.
 *
 * The flag is read after the event is in line. The drain writes `closing` and then looks whether anything is in line, so
 * one of the two sees the other.
 */
export async function acknowledgeParked(run: HandOverRun): Promise<HandOverResult> {
  const { ports, log } = run;
  const raised = await recordCall('raise', log, () => raiseFlag(run));
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

interface Raised {
  readonly notClearSince: Date;
  /** True where nothing was parked before. */
  readonly isNewEpisode: boolean;
}

async function raiseFlag({ ports: { flag, parked } }: HandOverRun): Promise<Raised> {
  for (let attempt = 1; attempt <= ATTEMPTS_TO_RAISE; attempt += 1) {
    const read = await flag.read();
    if (read.state === 'open') return { notClearSince: flag.notClearSince(read), isNewEpisode: false };
    const opened = await parked.openFlag(read);
    if (opened === undefined) continue;
    flag.note(opened);
    const isNewEpisode = opened.episode !== read.episode;
    return { notClearSince: flag.notClearSince(opened), isNewEpisode };
  }
  throw new Error(`the flag changed ${ATTEMPTS_TO_RAISE} times while it was to be opened`);
}

function parkedEvent({ entry, message, ports }: HandOverRun, last?: PlaceInLine): ParkedEvent {
  const { key, type, groupId, expiresAt } = entry;
  const parkedAt = ports.now();
  const position = positionAt(parkedAt, message.deduplicationId, last);
  return { key, type, groupId, position, parkedAt, retainUntil: expiresAt, message };
}

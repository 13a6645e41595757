import type { ParkedEvent, PlaceInLine } from '../parked/parked-lines.ts';
import { positionAt } from '../parked/position.ts';
import { acknowledgeParked } from './acknowledge-parked.ts';
import { recordCall } from './dependency-call.ts';
import type { HandOverResult, HandOverRun } from './hand-over-run.ts';

/** Puts the event at the end of its line, behind `last`. Once it is in line it is published, whatever happens here. */
export async function parkEvent(run: HandOverRun, last?: PlaceInLine): Promise<HandOverResult> {
  const { ports, log } = run;
  const joined = await recordCall('park', log, () => ports.parked.join(parkedEvent(run, last)));
  if (joined === 'joined') return await acknowledgeParked(run);
  const reason = joined === 'too-large' ? 'too-large-to-park' : 'neither-published-nor-parked';
  return { outcome: 'unavailable', reason };
}

function parkedEvent({ entry, message, ports }: HandOverRun, last?: PlaceInLine): ParkedEvent {
  const { key, type, groupId, expiresAt } = entry;
  const parkedAt = ports.now();
  const position = positionAt(parkedAt, message.deduplicationId, last);
  return { key, type, groupId, position, parkedAt, retainUntil: expiresAt, message };
}

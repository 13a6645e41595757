import { ARCHIVE } from '../../ops/dead/dead-letter-place.ts';
import type { LaterEvents } from '../../ops/dead/later-events.ts';
import { counted } from '../output/counted.ts';

/** What a subscriber got of the users of dead letters since, in a line. */
export function laterText(subscriber: string, later: LaterEvents | undefined): string {
  if (subscriber === ARCHIVE) return 'the archive puts events in order by their receipt';
  if (later === undefined)
    return 'how many later events of the same users were handled is not known: the stage has no archive';
  const { arrived, handled, isAll } = later;
  const least = isAll ? '' : 'at least ';
  const events = `${least}${counted(arrived, 'later event')} of the same users`;
  if (arrived === 0) return events;
  if (handled === undefined) return `${events} went to its queue; what its service has handled is not known`;
  if (handled === 0) return `${events}, none of them handled yet`;
  return `${events}, ${handled} of them handled already: what is put back comes after those`;
}

import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import type { Answer } from '../../core/archive/ask/ask.ts';
import { encodeCursor } from '../../core/archive/ask/cursor.ts';

/** Lambda answers with 6 MB at most. An event has two of them at most, with the escapes of its envelope. */
const MOST_BYTES = 5_000_000;

/** As much of an answer as can be given. The cursor is for the rest. */
export function fitAnswer<Event extends ArchivedEvent>({
  events,
  cursor,
  problems,
}: Answer<Event>): Answer<Event> {
  let bytes = 0;
  const tooMany = events.findIndex((event) => {
    bytes += Buffer.byteLength(JSON.stringify(event));
    return bytes > MOST_BYTES;
  });
  const last = events[tooMany - 1];
  if (last === undefined) return { events, problems, ...(cursor === undefined ? {} : { cursor }) };
  return { events: events.slice(0, tooMany), cursor: encodeCursor(last), problems };
}

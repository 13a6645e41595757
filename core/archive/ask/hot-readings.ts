import type { ObjectEntry } from '../object-store.ts';
import { type HotReading, readHot } from '../read-hot.ts';
import type { ArchiveToAsk } from './archive-to-ask.ts';
import type { Candidate } from './candidates.ts';
import type { Question } from './question.ts';

/** What objects under `hot/` have that may be asked for, of those that are remembered without reading them again. */
export async function* hotReadings(
  hot: readonly ObjectEntry[],
  question: Question,
  { objects, memory }: ArchiveToAsk,
): AsyncIterable<HotReading<Candidate>> {
  const unknown = new Map<string, ObjectEntry>();
  for (const object of hot) {
    const events = memory?.find(object);
    if (events === undefined) unknown.set(object.key, object);
    else yield { key: object.key, events, problems: [] };
  }
  const wants = wantsOf(question);
  for await (const reading of readHot(objects, unknown.values(), wants)) {
    const object = unknown.get(reading.key);
    if (wants === undefined && object !== undefined) memory?.keep(object, reading);
    yield reading;
  }
}

/** Leaves out what cannot be asked for before it is understood. Half a character is written in another way than it is read. */
function wantsOf({ id, user }: Question): ((envelope: string) => boolean) | undefined {
  const written = [id, user]
    .filter((text) => text !== undefined && !text.includes('\ufffd'))
    .map((text) => JSON.stringify(text).slice(1, -1));
  return written.length === 0 ? undefined : (envelope) => written.every((text) => envelope.includes(text));
}

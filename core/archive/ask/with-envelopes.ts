import type { ArchivedEvent } from '../archived-event.ts';
import { eventAt } from '../day-file/columns.ts';
import type { DayFileGroup, OpenDayFile } from '../day-file/open-day-file.ts';
import { readGroups } from '../day-file/read-groups.ts';
import { hotEnvelopes } from '../hot-object.ts';
import type { ObjectEntry, ObjectStore } from '../object-store.ts';
import { HotGoneError } from '../read-hot.ts';
import type { Candidate, RowPlace } from './candidates.ts';
import type { HotPlace } from './hot-memory.ts';

type Missing<Place> = ArchivedEvent & { readonly place: Place };

/**
 * Candidates as events. Of each file the groups are read that have an envelope which is missing, and of the objects those that have
 * one. One that is gone throws a `HotGoneError`.
 */
export async function withEnvelopes(
  candidates: readonly Candidate[],
  objects: ObjectStore,
): Promise<ArchivedEvent[]> {
  const found = new Map<Candidate['place'], string>();
  const rows = candidates.filter(isOfFile);
  for (const [file, some] of Map.groupBy(rows, ({ place }) => place.file)) await addRows(file, some, found);
  const lines = candidates.filter(isOfHotObject);
  for (const [object, some] of Map.groupBy(lines, ({ place }) => place.object))
    await addLines(objects, { object, some }, found);
  return candidates.map(({ place, ...event }) => ({
    ...event,
    envelope: found.get(place) ?? event.envelope,
  }));
}

type Found = Map<Candidate['place'], string>;

async function addRows(file: OpenDayFile, some: readonly Missing<RowPlace>[], found: Found): Promise<void> {
  const rows = Map.groupBy(some, ({ place }) => place.group);
  const groups = file.groups.filter((group: DayFileGroup) => rows.has(group));
  for await (const { group, columns } of readGroups(file, { groups, part: 'range' }))
    for (const { source, place } of rows.get(group) ?? [])
      found.set(place, eventAt(source, columns, place.row).envelope);
}

interface OfObject {
  readonly object: ObjectEntry;
  readonly some: readonly Missing<HotPlace>[];
}

async function addLines(objects: ObjectStore, { object, some }: OfObject, found: Found): Promise<void> {
  const { key } = object;
  const read = await objects.read(key);
  if (read === undefined) throw new HotGoneError(key);
  const envelopes = hotEnvelopes(read.content);
  for (const { place } of some) found.set(place, envelopes[place.line] ?? '');
}

function isOfFile(candidate: Candidate): candidate is Missing<RowPlace> {
  return candidate.place !== undefined && 'file' in candidate.place;
}

function isOfHotObject(candidate: Candidate): candidate is Missing<HotPlace> {
  return candidate.place !== undefined && 'object' in candidate.place;
}

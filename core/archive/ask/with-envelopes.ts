import type { ArchivedEvent } from '../archived-event.ts';
import { eventAt } from '../day-file/columns.ts';
import type { DayFileGroup, OpenDayFile } from '../day-file/open-day-file.ts';
import { readGroups } from '../day-file/read-groups.ts';
import type { Candidate, RowPlace } from './candidates.ts';

/** Candidates as events. Of each file the groups are read that have an envelope which is missing. */
export async function withEnvelopes(candidates: readonly Candidate[]): Promise<ArchivedEvent[]> {
  const found = new Map<RowPlace, ArchivedEvent>();
  const missing = candidates.filter(({ place }) => place !== undefined);
  for (const [file, some] of Map.groupBy(missing, ({ place }) => place?.file as OpenDayFile)) {
    const rows = Map.groupBy(some, ({ place }) => place?.group as DayFileGroup);
    const groups = file.groups.filter((group) => rows.has(group));
    for await (const { group, columns } of readGroups(file, { groups, part: 'range' }))
      for (const { source, place } of rows.get(group) ?? [])
        if (place !== undefined) found.set(place, eventAt(source, columns, place.row));
  }
  return candidates.map((candidate) => {
    const { place, ...event } = candidate;
    return place === undefined ? event : (found.get(place) ?? event);
  });
}

import type { SourceName } from '../../events/source-name.ts';
import type { EventBatches } from '../archived-event.ts';
import { eventsOf } from './columns.ts';
import type { OpenDayFile } from './open-day-file.ts';
import { readGroups } from './read-groups.ts';

/** The events of a day file, in its order. */
export async function* batchesOf(file: OpenDayFile, source: SourceName): EventBatches {
  for await (const { columns } of readGroups(file, { groups: file.groups, part: 'range' }))
    yield eventsOf(source, columns);
}

/** The same without their envelopes. */
export async function* factsOf(file: OpenDayFile, source: SourceName): EventBatches {
  for await (const { columns } of readGroups(file, { groups: file.groups, part: 'facts' }))
    yield eventsOf(source, columns);
}

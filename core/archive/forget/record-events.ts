import { dayOf } from '../archive-keys.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import { addForgottenIds } from '../forgotten-ids.ts';
import type { ObjectStore } from '../object-store.ts';
import type { HeldForgetting } from './held-forgetting.ts';

/**
 * Notes which events of the person will be removed: for who goes on with this, and for good, so that compaction leaves out a copy
 * that comes late and the audit does not miss them. Before anything of them is removed.
 */
export async function recordEvents(
  events: readonly Pick<ArchivedEvent, 'source' | 'id' | 'received'>[],
  held: HeldForgetting,
  objects: ObjectStore,
): Promise<void> {
  const { source } = held.forgetting;
  const own = events.filter((event) => event.source === source);
  for (const [day, some] of Map.groupBy(own, ({ received }) => dayOf(received))) {
    const ids = some.map(({ id }) => id);
    await held.noteEvents(day, ids);
    await addForgottenIds(objects, { source, day }, ids);
  }
}

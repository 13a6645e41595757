import type { SourceName } from '../../events/source-name.ts';
import { ArchiveDamagedError } from '../archive-damaged-error.ts';
import { hotPrefix } from '../archive-keys.ts';
import { factsOf } from '../day-file/batches.ts';
import { readForgottenIds } from '../forgotten-ids.ts';
import type { ObjectStore } from '../object-store.ts';
import { FileGoneError, openStoredFile } from '../open-stored-file.ts';
import { readHot } from '../read-hot.ts';
import { readManifest, type StoredManifest } from '../read-manifest.ts';
import { isStillNamed } from './is-still-named.ts';
import type { PublishedEvents } from './published-events.ts';

/**
 * Looks on another day for events that were published and not found yet: what was parked was received on an earlier day than
 * it was published. Damage there is for the audit of that day to name.
 */
export async function findElsewhere(
  day: string,
  objects: ObjectStore,
  published: PublishedEvents,
): Promise<void> {
  const hot = await Array.fromAsync(objects.list(hotPrefix(day)));
  for (const source of published.unfoundSources) await findInFile(source, day, objects, published);
  await findForgotten(day, objects, published);
  if (published.unfoundSources.length === 0) return;
  for await (const { events } of readHot(objects, hot)) for (const event of events) published.find(event);
}

/** Looks among the ids that went with a person who was erased. */
export async function findForgotten(
  day: string,
  objects: ObjectStore,
  published: PublishedEvents,
): Promise<void> {
  for (const source of published.unfoundSources)
    for (const id of await readForgottenIds(objects, source, day)) published.forget({ source, id });
}

async function findInFile(
  source: SourceName,
  day: string,
  objects: ObjectStore,
  published: PublishedEvents,
): Promise<void> {
  let stored: StoredManifest | undefined;
  try {
    stored = await readManifest(objects, source, day);
    if (stored === undefined) return;
    const file = await openStoredFile(objects, stored.manifest.file);
    for await (const events of factsOf(file, source)) for (const event of events) published.find(event);
  } catch (error) {
    if (error instanceof ArchiveDamagedError) return;
    if (!(error instanceof FileGoneError) || stored === undefined) throw error;
    if (!(await isStillNamed(stored, objects))) throw error;
  }
}

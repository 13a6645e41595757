import type { SourceName } from '../../events/source-name.ts';
import { dayFilePrefix, editionOf } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { readManifest } from '../read-manifest.ts';

/**
 * Takes away the files of a source and day whose edition is over. Listed before the manifest is read: a run that would still name
 * one of them has read an earlier manifest, and so cannot write its own any more.
 */
export async function removeOldFiles(objects: ObjectStore, source: SourceName, day: string): Promise<void> {
  const listed = await Array.fromAsync(objects.list(dayFilePrefix(source, day)));
  if (listed.length < 2) return;
  const stored = await readManifest(objects, source, day);
  if (stored === undefined) return;
  const { file, edition } = stored.manifest;
  for (const { key } of listed)
    if (key !== file.key && (editionOf(key) ?? Number.POSITIVE_INFINITY) <= edition)
      await objects.remove(key);
}

import type { SourceName } from '../../events/source-name.ts';
import { dayFileKey, editionOf, manifestKey } from '../archive-keys.ts';
import type { WrittenDayFile } from '../day-file/write-day-file.ts';
import { encodeManifest, type Manifest } from '../manifest.ts';
import type { ObjectStore } from '../object-store.ts';
import type { CompactionPorts } from './compaction-ports.ts';
import { ManifestChangedError } from './day-changed-error.ts';
import { previousOf } from './link-manifests.ts';
import type { SourceFiles } from './source-files.ts';

/** The new file of a source and day, and what it takes the place of. */
export interface DayWrite {
  readonly source: SourceName;
  readonly day: string;
  readonly before: Pick<SourceFiles, 'stored' | 'listed'>;
  readonly written: WrittenDayFile;
}

/**
 * Writes a file into the archive, then the manifest that names it. Throws a `ManifestChangedError` where somebody else was
 * quicker: then the file counts for nothing.
 */
export async function writeDay(
  { source, day, before, written }: DayWrite,
  { objects, now }: Pick<CompactionPorts, 'objects' | 'now'>,
): Promise<Manifest> {
  const { file, sha256, rows, contents } = written;
  const edition = nextEdition(before);
  const key = dayFileKey(source, day, { edition, sha256 });
  await objects.put(key, file.content());
  const manifest: Manifest = {
    version: 1,
    source,
    day,
    edition,
    file: { key, bytes: file.bytes, sha256, rows },
    ...contents,
    previous: await previousOf(objects, source, day),
    compactedAt: now().toISOString(),
  };
  await writeManifest(manifest, before, objects);
  return manifest;
}

async function writeManifest(
  manifest: Manifest,
  { stored }: Pick<SourceFiles, 'stored'>,
  objects: ObjectStore,
): Promise<void> {
  const key = manifestKey(manifest.source, manifest.day);
  const text = Buffer.from(encodeManifest(manifest));
  const written =
    stored === undefined ? await objects.putNew(key, text) : await objects.replace(key, text, stored.etag);
  if (written === 'exists' || written === 'changed') throw new ManifestChangedError(key);
}

/** Where there is no manifest only one run can write it: what others have made of the same edition counts for nothing then. */
function nextEdition({ stored, listed }: DayWrite['before']): number {
  if (stored !== undefined) return stored.manifest.edition + 1;
  return Math.max(1, ...listed.map(({ key }) => editionOf(key) ?? 1));
}

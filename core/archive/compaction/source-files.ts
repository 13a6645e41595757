import type { SourceName } from '../../events/source-name.ts';
import { ArchiveDamagedError, type ArchiveProblem } from '../archive-damaged-error.ts';
import { dayFilePrefix, editionOf } from '../archive-keys.ts';
import type { ObjectEntry } from '../object-store.ts';
import { FileGoneError } from '../open-stored-file.ts';
import { readManifest, type StoredManifest } from '../read-manifest.ts';
import type { CompactionPorts } from './compaction-ports.ts';
import { bringDayFile, type LocalDayFile } from './local-file.ts';

/** What a source has of a day before it is compacted. */
export interface SourceFiles {
  /** The manifest that the new one takes the place of. */
  readonly stored: StoredManifest | undefined;
  /** What goes into the new file. */
  readonly files: readonly LocalDayFile[];
  /** The files of the day, those too that no manifest names. */
  readonly listed: readonly ObjectEntry[];
  readonly problems: readonly ArchiveProblem[];
}

type Ports = Pick<CompactionPorts, 'objects' | 'scratch'>;

/**
 * Brings the file of a source and day. Where files are there without a manifest, a run has died before it wrote one, or the
 * manifest is lost: then all of them are brought, because each holds events that were taken into the archive. The caller removes
 * the files. What is damaged throws an `ArchiveDamagedError`.
 */
export async function bringSource(source: SourceName, day: string, ports: Ports): Promise<SourceFiles> {
  const stored = await readManifest(ports.objects, source, day);
  const listed = await Array.fromAsync(ports.objects.list(dayFilePrefix(source, day)));
  if (stored === undefined) return { stored, listed, ...(await bringUnnamed(listed, ports)) };
  const { file } = stored.manifest;
  try {
    return { stored, listed, files: [await bringDayFile(file, ports)], problems: [] };
  } catch (error) {
    if (!(error instanceof FileGoneError) || (await isAnother(stored, ports))) throw error;
    throw new ArchiveDamagedError('file-gone', file.key);
  }
}

/** Whether the manifest has become another meanwhile. */
async function isAnother({ manifest, etag }: StoredManifest, { objects }: Ports): Promise<boolean> {
  return (await readManifest(objects, manifest.source, manifest.day))?.etag !== etag;
}

/** Later editions than the first are written only where there was a manifest. */
async function bringUnnamed(listed: readonly ObjectEntry[], ports: Ports) {
  const files: LocalDayFile[] = [];
  const problems: ArchiveProblem[] = [];
  try {
    for (const { key, bytes } of listed) {
      const edition = editionOf(key);
      if (edition === undefined) throw new ArchiveDamagedError('stray-object', key);
      if (edition > 1) problems.push({ damage: 'no-manifest', key });
      files.push(await bringDayFile({ key, bytes, sha256: hashOf(key) }, ports));
    }
    return { files, problems };
  } catch (error) {
    for (const { file } of files) await file.remove();
    throw error;
  }
}

/** The beginning of its hash, which a key ends in. */
function hashOf(key: string): string {
  return key.slice(key.lastIndexOf('-') + 1, key.lastIndexOf('.'));
}

import { isSourceName, type SourceName } from '../events/source-name.ts';
import { ArchiveDamagedError } from './archive-damaged-error.ts';
import { MANIFESTS, manifestKey, manifestPrefix } from './archive-keys.ts';
import { decodeManifest, type Manifest } from './manifest.ts';
import type { ObjectStore } from './object-store.ts';

/** A manifest as it stands in the bucket. */
export interface StoredManifest {
  readonly manifest: Manifest;
  readonly text: string;
  /** Of the object, for the write that takes its place. */
  readonly etag: string;
}

/** A day that has a manifest. */
export interface ManifestDay {
  readonly source: SourceName;
  readonly day: string;
}

/** Reads the manifest of a day. Undefined where the day has none; one that cannot be read throws an `ArchiveDamagedError`. */
export async function readManifest(
  store: ObjectStore,
  source: SourceName,
  day: string,
): Promise<StoredManifest | undefined> {
  const stored = await readManifestText(store, source, day);
  if (stored === undefined) return undefined;
  const manifest = decodeManifest(stored.text);
  if (manifest === undefined || manifest.source !== source || manifest.day !== day)
    throw new ArchiveDamagedError('bad-manifest', manifestKey(source, day));
  return { manifest, ...stored };
}

/** Reads the text of the manifest of a day, whatever it says. */
export async function readManifestText(
  store: ObjectStore,
  source: SourceName,
  day: string,
): Promise<Omit<StoredManifest, 'manifest'> | undefined> {
  const object = await store.read(manifestKey(source, day));
  if (object === undefined) return undefined;
  return { text: Buffer.from(object.content).toString('utf8'), etag: object.etag };
}

/** The days that have a manifest, of all sources or of one: source by source, oldest first. */
export async function* manifestDays(store: ObjectStore, source?: SourceName): AsyncIterable<ManifestDay> {
  for await (const { key } of store.list(source === undefined ? MANIFESTS : manifestPrefix(source))) {
    const found = manifestDayOf(key);
    // What is none is for the survey of the archive to name.
    if (found !== undefined) yield found;
  }
}

/** The day that a key is the manifest of. Undefined for a key that is none of a manifest. */
export function manifestDayOf(key: string): ManifestDay | undefined {
  const [, source = '', day = ''] = NAME.exec(key) ?? [];
  return isSourceName(source) ? { source, day } : undefined;
}

const NAME = /^manifests\/([^/]+\/[^/]+)\/(\d{4}-\d{2}-\d{2})\.json$/;

import type { SourceName } from '../events/source-name.ts';
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

/** Reads the manifest of a day. Undefined where the day has none; one that cannot be read throws. */
export async function readManifest(
  store: ObjectStore,
  source: SourceName,
  day: string,
): Promise<StoredManifest | undefined> {
  const key = manifestKey(source, day);
  const object = await store.read(key);
  if (object === undefined) return undefined;
  const text = Buffer.from(object.content).toString('utf8');
  const manifest = decodeManifest(text);
  if (manifest === undefined || manifest.source !== source || manifest.day !== day)
    throw new ArchiveDamagedError('bad-manifest', key);
  return { manifest, text, etag: object.etag };
}

/** The days that have a manifest, of all sources or of one: source by source, oldest first. */
export async function* manifestDays(store: ObjectStore, source?: SourceName): AsyncIterable<ManifestDay> {
  for await (const { key } of store.list(source === undefined ? MANIFESTS : manifestPrefix(source))) {
    const name = NAME.exec(key);
    if (name === null) throw new ArchiveDamagedError('stray-object', key);
    yield { source: name[1] as SourceName, day: name[2] as string };
  }
}

const NAME = /^manifests\/([a-z]+\/[a-z0-9-]+)\/(\d{4}-\d{2}-\d{2})\.json$/;

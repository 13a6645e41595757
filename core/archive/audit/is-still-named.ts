import type { ObjectStore } from '../object-store.ts';
import { readManifest, type StoredManifest } from '../read-manifest.ts';

/** Whether a manifest is as it was read: a file that is not there is then gone, and not replaced. */
export async function isStillNamed(
  { manifest, etag }: StoredManifest,
  objects: ObjectStore,
): Promise<boolean> {
  return (await readManifest(objects, manifest.source, manifest.day))?.etag === etag;
}

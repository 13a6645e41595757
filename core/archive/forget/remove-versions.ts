import type { ObjectStore, ObjectVersion } from '../object-store.ts';

/**
 * Takes versions away for good. What says that an object was removed goes last: without it an older version that is still there
 * would be the object again.
 */
export async function removeVersions(
  objects: Pick<ObjectStore, 'removeVersion'>,
  versions: readonly ObjectVersion[],
): Promise<void> {
  for (const version of versions) if (!version.isRemoval) await objects.removeVersion(version);
  for (const version of versions) if (version.isRemoval) await objects.removeVersion(version);
}

/** The versions that no read gives: old ones, and the marks of objects that were removed. */
export function spent(versions: readonly ObjectVersion[]): ObjectVersion[] {
  return versions.filter(({ isLatest, isRemoval }) => !isLatest || isRemoval);
}

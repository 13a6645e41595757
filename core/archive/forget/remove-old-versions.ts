import { dayFilePrefix, editionOf, hotPrefix, manifestKey } from '../archive-keys.ts';
import { readManifest } from '../read-manifest.ts';
import { daysBefore } from './certificate.ts';
import type { ForgetPorts } from './forget-ports.ts';
import type { HeldForgetting } from './held-forgetting.ts';
import { removeVersions, spent } from './remove-versions.ts';

/**
 * Takes away for good what versions still hold of the days that the person was in: the files that were replaced, the objects that
 * were compacted, the manifests. Those of one day are not told apart by whom they hold, so all of its old versions go. The days of earlier
 * certificates are looked through too: whoever compacted at that moment may have left a file since.
 */
export async function removeOldVersions(
  held: HeldForgetting,
  { objects }: Pick<ForgetPorts, 'objects'>,
): Promise<void> {
  const { source, events } = held.forgetting;
  const days = new Set([...Object.keys(events), ...(await daysBefore(held.forgetting, objects))]);
  for (const day of days) {
    const [files, hot, manifests] = await Promise.all(
      [dayFilePrefix(source, day), hotPrefix(day), manifestKey(source, day)].map((prefix) =>
        Array.fromAsync(objects.versions(prefix)),
      ),
    );
    // Read after the list: whoever writes a file of this edition or an earlier one can no longer name it.
    const stored = await readManifest(objects, source, day);
    const current = stored?.manifest.file.key;
    const old = [
      ...(files ?? []).filter(
        ({ key, isLatest }) => isOver(key, stored?.manifest.edition) && !(key === current && isLatest),
      ),
      ...spent([...(hot ?? []), ...(manifests ?? [])]),
    ];
    await held.noteVersions(day, old.length);
    await removeVersions(objects, old);
  }
}

/** Whether a file is of an edition that nobody will name any more, or of the one that counts. */
function isOver(key: string, edition = 0): boolean {
  return (editionOf(key) ?? Number.POSITIVE_INFINITY) <= edition;
}

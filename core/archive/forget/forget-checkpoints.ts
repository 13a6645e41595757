import { REPLAYS } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { readCheckpoint, replayedSubscribers, writeCheckpoint } from '../replay/checkpoint-store.ts';
import type { ReplayCheckpoint } from '../replay/replay-checkpoint.ts';
import { groupOf, type Person } from './person.ts';
import { removeVersions, spent } from './remove-versions.ts';

/**
 * Takes the person out of what is kept of replays that are over: the users that they were for, and the place that they came to. The
 * old versions go, because each has another place.
 */
export async function forgetCheckpoints(person: Person, objects: ObjectStore): Promise<void> {
  for (const subscriber of await replayedSubscribers(objects)) {
    const stored = await readCheckpoint(objects, subscriber);
    if (stored === undefined) continue;
    const without = withoutPerson(stored.checkpoint, person);
    if (without !== stored.checkpoint) await writeCheckpoint(objects, without, stored);
  }
  await removeVersions(objects, spent(await Array.fromAsync(objects.versions(REPLAYS))));
}

function withoutPerson(checkpoint: ReplayCheckpoint, person: Person): ReplayCheckpoint {
  const { position, ...rest } = checkpoint;
  const { users } = checkpoint.order;
  const isAtThem = position?.group === groupOf(person);
  const isForThem = users?.includes(person.user) === true;
  if (!isAtThem && !isForThem) return checkpoint;
  return {
    ...rest,
    ...(isAtThem || position === undefined ? {} : { position }),
    order: isForThem
      ? { ...checkpoint.order, users: users.filter((user) => user !== person.user) }
      : checkpoint.order,
  };
}

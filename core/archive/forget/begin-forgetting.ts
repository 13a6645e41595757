import { FORGETTING, FORGETTING_KEY } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { leaseFrom } from '../replay/replay-lease.ts';
import { runningReplays } from '../replay/running-replays.ts';
import { decodeForgetting, encodeForgetting, type Forgetting } from './forgetting.ts';
import { HeldForgetting, type HoldingPorts, type StoredForgetting } from './held-forgetting.ts';
import type { Person } from './person.ts';
import { removeVersions, spent } from './remove-versions.ts';

/** Who forgets, and what it is called if it begins. */
export interface Beginning {
  readonly id: string;
  /** Names this worker, as no other is named. */
  readonly holder: string;
}

/** The forgetting in the hands of who asked for it; or why not. */
export type Begin = { readonly held: HeldForgetting } | ForgetRefusal;

/**
 * `at-work`: somebody works on it at this moment. `another`: another person is being forgotten, or should be: ask for that again.
 * `replay-runs`: wait for the replays of these subscribers, or abort them.
 */
export type ForgetRefusal =
  | { readonly refused: 'at-work' | 'another'; readonly since: string }
  | { readonly refused: 'replay-runs'; readonly subscribers: readonly string[] };

/** Makes it known that a person is being forgotten, or goes on with it. From then on no replay begins. */
export async function beginForgetting(person: Person, by: Beginning, ports: HoldingPorts): Promise<Begin> {
  const taken = await takeForgetting(person, by, ports);
  if (!('held' in taken)) return taken;
  // Known first, and the replays looked at then: a replay does it the other way round, so that one of the two sees the other.
  const running = await runningReplays(ports.objects);
  if (running.length === 0) return taken;
  // What was removed already is not forgotten about: then it is the replay that must go.
  if (isUntouched(taken.held.forgetting)) await endForgetting(ports.objects);
  else await taken.held.letGo();
  return { refused: 'replay-runs', subscribers: running.map(({ order }) => order.subscriber) };
}

async function takeForgetting(
  person: Person,
  { id, holder }: Beginning,
  ports: HoldingPorts,
): Promise<Exclude<Begin, { refused: 'replay-runs' }>> {
  const { objects, now } = ports;
  for (;;) {
    const at = now();
    const lease = leaseFrom(holder, at);
    const stored = await readForgetting(objects);
    if (stored === undefined) {
      const forgetting = { ...nothingForgotten(person, { id, askedAt: at.toISOString() }), lease };
      const written = await objects.putNew(FORGETTING_KEY, encodeForgetting(forgetting));
      if (written !== 'exists')
        return { held: new HeldForgetting({ forgetting, etag: written.etag }, holder, ports) };
      continue;
    }
    const { forgetting: before, etag } = stored;
    if (before.source !== person.source || before.user !== person.user)
      return { refused: 'another', since: before.askedAt };
    if (before.lease !== undefined && before.lease.until > at.toISOString())
      return { refused: 'at-work', since: before.askedAt };
    const forgetting = { ...before, lease };
    const written = await objects.replace(FORGETTING_KEY, encodeForgetting(forgetting), etag);
    if (written !== 'changed')
      return { held: new HeldForgetting({ forgetting, etag: written.etag }, holder, ports) };
  }
}

/** The forgetting that is under way, if one is. */
export async function readForgetting(
  objects: Pick<ObjectStore, 'read'>,
): Promise<StoredForgetting | undefined> {
  const object = await objects.read(FORGETTING_KEY);
  return object && { forgetting: decodeForgetting(object.content), etag: object.etag };
}

/** Leaves nothing that says who it was. From then on replays begin again. */
export async function endForgetting(objects: ObjectStore): Promise<void> {
  await objects.remove(FORGETTING_KEY);
  await removeVersions(objects, spent(await Array.fromAsync(objects.versions(FORGETTING))));
}

function isUntouched({ queues, events, refused }: Forgetting): boolean {
  return Object.keys(queues).length + Object.keys(events).length + refused.length === 0;
}

function nothingForgotten(person: Person, begun: Pick<Forgetting, 'id' | 'askedAt'>): Forgetting {
  const { source, user } = person;
  return { version: 1, ...begun, source, user, queues: {}, events: {}, versions: {}, refused: [] };
}

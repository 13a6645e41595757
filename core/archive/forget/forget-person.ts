import { type Beginning, beginForgetting, endForgetting, type ForgetRefusal } from './begin-forgetting.ts';
import { type Certificate, certificateOf, keepCertificate } from './certificate.ts';
import { emptyQueue, type QueueState } from './empty-queue.ts';
import { forgetArchive, type Unfinishable } from './forget-archive.ts';
import { forgetCheckpoints } from './forget-checkpoints.ts';
import { forgetInbox } from './forget-inbox.ts';
import type { ForgetPorts } from './forget-ports.ts';
import type { HeldForgetting } from './held-forgetting.ts';
import { groupOf, type Person } from './person.ts';
import { removeOldVersions } from './remove-old-versions.ts';

/** Who forgets, and until when something new may be begun. */
export interface ForgetRun extends Beginning {
  readonly deadline: Date;
}

/** What a run came to. Where it did not come to its end, ask again: it goes on. */
export type ForgetEnd =
  | { readonly forgotten: Certificate; readonly key: string }
  | ForgetRefusal
  | ({ readonly unfinished: Unfinished } & { readonly since: string });

/** Why a run ended before it was done. */
export type Unfinished =
  | Unfinishable
  /** Events of the person are parked, and come into the queues when they are published. */
  | { readonly reason: 'parked' }
  /** These handlers have messages of the person in hand or before them. */
  | { readonly reason: 'queues'; readonly handlers: Readonly<Record<string, QueueState>> };

/** So long is waited between two looks at the queues. */
const LOOK_MILLISECONDS = 1_000;

/**
 * Removes a person from the archive, the directory, every handler's queue, quarantine and inbox, in this order: first what could
 * bring something back. Begins nothing new after the deadline; interrupted at any call, the next run goes on. While it is unfinished
 * no replay begins, and it does not begin while one runs.
 */
export async function forgetPerson(person: Person, run: ForgetRun, ports: ForgetPorts): Promise<ForgetEnd> {
  const begun = await beginForgetting(person, run, ports);
  if ('refused' in begun) return begun;
  const { held } = begun;
  const unfinished = await lettingGo(held, () => removeAll(held, run.deadline, ports));
  if (unfinished !== undefined) {
    await held.letGo();
    return { unfinished, since: held.forgetting.askedAt };
  }
  const { objects, handlers, directory } = ports;
  const hasDirectory = directory !== undefined;
  const certificate = await certificateOf(held.forgetting, handlers, { ...ports, hasDirectory });
  const key = await keepCertificate(certificate, objects);
  // Only if it is still ours: the object may be of another forgetting by now.
  await held.letGo();
  await endForgetting(objects);
  return { forgotten: certificate, key };
}

/** Whoever comes after a fault need not wait for the lease to end. */
async function lettingGo<T>(held: HeldForgetting, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await held.letGo().catch(() => undefined);
    throw error;
  }
}

async function removeAll(
  held: HeldForgetting,
  deadline: Date,
  ports: ForgetPorts,
): Promise<Unfinished | undefined> {
  const { objects, directory, now } = ports;
  const { source, user, askedAt } = held.forgetting;
  if (!(await hasSettled(askedAt, deadline, ports))) return { reason: 'out-of-time' };
  const waiting = (await emptyParked(held, ports)) ?? (await emptyQueues(held, deadline, ports));
  if (waiting !== undefined) return waiting;
  await directory?.erase({ source, userId: user, at: new Date(askedAt) });
  const left = await forgetArchive(held, deadline, ports);
  if (left !== undefined) return left;
  await forgetInbox(held.forgetting, ports);
  await forgetCheckpoints(held.forgetting, objects);
  if (now() >= deadline) return { reason: 'out-of-time' };
  await removeOldVersions(held, ports);
  return undefined;
}

/** Waits until what was received up to the moment is where it is looked for. */
async function hasSettled(
  askedAt: string,
  deadline: Date,
  { settleMilliseconds, waitUntil }: ForgetPorts,
): Promise<boolean> {
  const settled = new Date(Date.parse(askedAt) + settleMilliseconds);
  if (settled >= deadline) return false;
  await waitUntil(settled);
  return true;
}

/** What is parked is published in its order, and then in the queues. What the topic refused is dropped. */
async function emptyParked(
  held: HeldForgetting,
  { parked, refused }: ForgetPorts,
): Promise<Unfinished | undefined> {
  const groupId = groupOf(held.forgetting);
  if ((await parked.head(groupId)).length > 0) return { reason: 'parked' };
  const theirs = (await refused.list()).filter((event) => event.groupId === groupId).map(({ key }) => key);
  if (theirs.length === 0) return undefined;
  await held.noteRefused(theirs);
  for (const key of theirs) await refused.drop(key);
  return undefined;
}

async function emptyQueues(
  held: HeldForgetting,
  deadline: Date,
  ports: ForgetPorts,
): Promise<Unfinished | undefined> {
  for (;;) {
    const states: Record<string, QueueState> = {};
    for (const handler of ports.handlers) states[handler.name] = await emptyQueue(handler, held, ports);
    const waiting = Object.entries(states).filter(([, state]) => state !== 'empty');
    if (waiting.length === 0) return undefined;
    const next = new Date(ports.now().getTime() + LOOK_MILLISECONDS);
    if (next >= deadline) return { reason: 'queues', handlers: Object.fromEntries(waiting) };
    await ports.waitUntil(next);
  }
}

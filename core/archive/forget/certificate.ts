import { createHash } from 'node:crypto';
import type { SourceName } from '../../events/source-name.ts';
import { certificateKey, certificatePrefix, manifestKey } from '../archive-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { manifestDays, readManifest } from '../read-manifest.ts';
import { endsByItself, type LaterEnd, STAYS } from './ends-by-itself.ts';
import type { ForgettingHandler } from './forget-ports.ts';
import type { Forgetting } from './forgetting.ts';
import { digestOf } from './person.ts';

/** Says what was removed of a person, and where. It does not name the person: who knows the id can compare its digest. */
export interface Certificate {
  readonly version: 1;
  readonly id: string;
  readonly source: SourceName;
  /** SHA-256 of `<source>#<user>`, hexadecimal. */
  readonly person: string;
  /** What was received up to this moment is gone. */
  readonly askedAt: string;
  readonly forgottenAt: string;
  readonly archive: {
    readonly events: number;
    readonly days: readonly ForgottenDay[];
    /** The manifests from the first of these days on: a change of one changes those after it. */
    readonly manifests: readonly { readonly key: string; readonly sha256: string }[];
  };
  readonly handlers: readonly ForgottenAtHandler[];
  /** Parked events that the topic had refused. */
  readonly refused: number;
  readonly directory: 'erased' | 'none';
  /** What may hold something of the person still, and until when. */
  readonly endsByItself: readonly LaterEnd[];
  /** What stays, and what only you know of. */
  readonly stays: readonly string[];
}

/** A day that the person was in. */
export interface ForgottenDay {
  readonly day: string;
  readonly events: number;
  /** The file that took the place of the old one. @default the day has none */
  readonly file?: string;
  /** How many old versions of objects were removed for good. */
  readonly versions: number;
}

/** What a handler had of the person. */
export interface ForgottenAtHandler {
  readonly name: string;
  /** Messages that waited in its queue or stood in quarantine. */
  readonly waiting: number;
  /** Entries of so many events were taken out of its inbox, where they were there. @default it has no inbox */
  readonly inbox?: number;
  /** Newer events of the person that are left in quarantine: release them. */
  readonly left: number;
}

/** Makes the certificate of a forgetting that is done. */
export async function certificateOf(
  forgetting: Forgetting,
  handlers: readonly ForgettingHandler[],
  {
    objects,
    now,
    hasDirectory,
  }: { readonly objects: ObjectStore; readonly now: () => Date; readonly hasDirectory: boolean },
): Promise<Certificate> {
  const { id, source, askedAt, events, queues, refused } = forgetting;
  const forgottenAt = now();
  const count = new Set(Object.values(events).flat()).size;
  return {
    version: 1,
    id,
    source,
    person: digestOf(forgetting),
    askedAt,
    forgottenAt: forgottenAt.toISOString(),
    archive: {
      events: count,
      days: await daysOf(forgetting, objects),
      manifests: await manifestsOf(forgetting, objects),
    },
    handlers: handlers.map(({ name, hasInbox }) => ({
      name,
      waiting: queues[name]?.removed.length ?? 0,
      ...(hasInbox ? { inbox: count } : {}),
      left: queues[name]?.left ?? 0,
    })),
    refused: refused.length,
    directory: hasDirectory ? 'erased' : 'none',
    endsByItself: endsByItself(forgottenAt),
    stays: STAYS,
  };
}

/** Keeps a certificate, and tells under which key. */
export async function keepCertificate(certificate: Certificate, objects: ObjectStore): Promise<string> {
  const key = certificateKey(certificate.person, certificate.id);
  await objects.put(key, Buffer.from(`${JSON.stringify(certificate, undefined, 2)}\n`));
  return key;
}

/** The days that earlier certificates of a person name: what was being written then may have left something there. */
export async function daysBefore(forgetting: Forgetting, objects: ObjectStore): Promise<string[]> {
  const days: string[] = [];
  for await (const { key } of objects.list(certificatePrefix(digestOf(forgetting)))) {
    const object = await objects.read(key);
    if (object === undefined) continue;
    const { archive } = JSON.parse(Buffer.from(object.content).toString('utf8')) as Certificate;
    days.push(...archive.days.map(({ day }) => day));
  }
  return days;
}

async function daysOf(
  { source, events, versions }: Forgetting,
  objects: ObjectStore,
): Promise<ForgottenDay[]> {
  const days: ForgottenDay[] = [];
  for (const [day, ids] of Object.entries(events).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const stored = await readManifest(objects, source, day);
    const file = stored === undefined ? {} : { file: stored.manifest.file.key };
    days.push({ day, events: ids.length, ...file, versions: versions[day] ?? 0 });
  }
  return days;
}

async function manifestsOf({ source, events }: Forgetting, objects: ObjectStore) {
  const [first] = Object.keys(events).sort();
  const manifests: { key: string; sha256: string }[] = [];
  if (first === undefined) return manifests;
  for await (const { day } of manifestDays(objects, source)) {
    const key = manifestKey(source, day);
    const object = day < first ? undefined : await objects.read(key);
    if (object === undefined) continue;
    manifests.push({ key, sha256: createHash('sha256').update(object.content).digest('hex') });
  }
  return manifests;
}

import { isSourceName, type SourceName } from '../events/source-name.ts';

/**
 * Where what is in the bucket.
 *
 *     hot/<day>/<hash>.jsonl.gz              events as they come, all sources together
 *     days/<source>/<day>/<edition>-<hash>.parquet
 *                                            the events of a source and day, once the day is compacted
 *     manifests/<source>/<day>.json          which of them counts, and what is in it
 *     replays/<subscriber>.json              how far a replay is
 *     forgotten/<source>/<day>.jsonl         the ids of the events that went with a person who was erased
 *     forgetting/person.json                 whom the archive is made to forget, for as long as that takes
 *     certificates/<person>/<id>.json        what was removed of a person, and where
 *
 * A day is the UTC date of receipt, such as `2026-11-27`. Files and manifests are apart, because what queries the files reads
 * everything beside them.
 */
export const HOT = 'hot/';
export const DAY_FILES = 'days/';
export const MANIFESTS = 'manifests/';
export const REPLAYS = 'replays/';
export const FORGOTTEN = 'forgotten/';
export const FORGETTING = 'forgetting/';
export const CERTIFICATES = 'certificates/';

/** One person is forgotten at a time. */
export const FORGETTING_KEY = `${FORGETTING}person.json`;

/** 128 bits: two objects of a day that differ do not share a key. */
const HASH_DIGITS = 32;
const DAY_FILE = /^days\/([^/]+\/[^/]+)\/(\d{4}-\d{2}-\d{2})\/([1-9]\d{0,8})-[0-9a-f]{32}\.parquet$/;
const HOT_OBJECT = /^hot\/(\d{4}-\d{2}-\d{2})\/[0-9a-f]{32}\.jsonl\.gz$/;

/** Of the events of a day that are not compacted. */
export function hotPrefix(day: string): string {
  return `${HOT}${day}/`;
}

/** `hash`: of what is in it. */
export function hotKey(day: string, hash: string): string {
  return `${hotPrefix(day)}${hash}.jsonl.gz`;
}

/** The day of an object of events that are not compacted. Undefined for a key that is none of such an object. */
export function hotDay(key: string): string | undefined {
  return HOT_OBJECT.exec(key)?.[1];
}

/** Of the files of a source and day. */
export function dayFilePrefix(source: SourceName, day: string): string {
  return `${DAY_FILES}${source}/${day}/`;
}

/** A file of a day, by how often the day was written before and by what is in it. */
export interface DayFileName {
  /** From 1. A file of an edition that is over can be taken away: nobody will name it any more. */
  readonly edition: number;
  /** Of what is in it, hexadecimal. The key has the beginning of it. */
  readonly sha256: string;
}

export function dayFileKey(source: SourceName, day: string, { edition, sha256 }: DayFileName): string {
  return `${dayFilePrefix(source, day)}${edition}-${sha256.slice(0, HASH_DIGITS)}.parquet`;
}

/** The edition that a day file is of. Undefined for a key that is none of a day file. */
export function editionOf(key: string): number | undefined {
  const edition = DAY_FILE.exec(key)?.[3];
  return edition === undefined ? undefined : Number(edition);
}

/** The source and day that a day file is of. Undefined for a key that is none of a day file. */
export function dayFileDay(key: string): { readonly source: SourceName; readonly day: string } | undefined {
  const [, source = '', day = ''] = DAY_FILE.exec(key) ?? [];
  return isSourceName(source) ? { source, day } : undefined;
}

export function manifestPrefix(source: SourceName): string {
  return `${MANIFESTS}${source}/`;
}

export function manifestKey(source: SourceName, day: string): string {
  return `${manifestPrefix(source)}${day}.json`;
}

/** A subscriber has one replay at a time. */
export function replayKey(subscriber: string): string {
  return `${REPLAYS}${subscriber}.json`;
}

/** `day`: in which the events were, by their receipt. */
export function forgottenKey(source: SourceName, day: string): string {
  return `${FORGOTTEN}${source}/${day}.jsonl`;
}

/** Of the certificates of a person. `digest`: stands for the person. */
export function certificatePrefix(digest: string): string {
  return `${CERTIFICATES}${digest}/`;
}

/** `id`: of the forgetting. */
export function certificateKey(digest: string, id: string): string {
  return `${certificatePrefix(digest)}${id}.json`;
}

/** Whose replay has this key. */
export function subscriberOf(key: string): string | undefined {
  const subscriber = key.slice(REPLAYS.length, -'.json'.length);
  return replayKey(subscriber) === key ? subscriber : undefined;
}

/** The day of a time, such as an envelope's `receivedtime`. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

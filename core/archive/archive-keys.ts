import type { SourceName } from '../events/source-name.ts';

/**
 * Where what is in the bucket.
 *
 *     hot/<day>/<hash>.jsonl.gz              events as they come, all sources together
 *     days/<source>/<day>/<hash>.parquet     the events of a source and day, once the day is compacted
 *     manifests/<source>/<day>.json          which of them counts, and what is in it
 *     replays/<subscriber>.json              how far a replay is
 *
 * A day is the UTC date of receipt, such as `2026-11-27`. Files and manifests are apart, because what queries the files reads
 * everything beside them.
 */
export const HOT = 'hot/';
export const DAY_FILES = 'days/';
export const MANIFESTS = 'manifests/';
export const REPLAYS = 'replays/';

/** Of the events of a day that are not compacted. */
export function hotPrefix(day: string): string {
  return `${HOT}${day}/`;
}

/** `hash`: of what is in it. */
export function hotKey(day: string, hash: string): string {
  return `${hotPrefix(day)}${hash}.jsonl.gz`;
}

/** Of the files of a source and day. */
export function dayFilePrefix(source: SourceName, day: string): string {
  return `${DAY_FILES}${source}/${day}/`;
}

/** `hash`: of what is in it. */
export function dayFileKey(source: SourceName, day: string, hash: string): string {
  return `${dayFilePrefix(source, day)}${hash}.parquet`;
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

/** Whose replay has this key. */
export function subscriberOf(key: string): string | undefined {
  const subscriber = key.slice(REPLAYS.length, -'.json'.length);
  return replayKey(subscriber) === key ? subscriber : undefined;
}

/** The day of a time, such as an envelope's `receivedtime`. */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

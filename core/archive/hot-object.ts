import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { dayOf, hotKey } from './archive-keys.ts';
import { type ArchivedEvent, byReceipt } from './archived-event.ts';
import { decodeLines, encodeLines } from './event-lines.ts';

/** 128 bits: two objects of a day that differ do not share a key. */
const HASH_DIGITS = 32;

/** A batch has 6 MB. What is larger by far is none of ours, and must not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Events of one day as they are written. Its key follows from what is in it, so that it is the same each time. */
export interface HotObject {
  readonly key: string;
  /** Compressed. */
  readonly content: Uint8Array;
  /** As they stand in it: by receipt, each once. */
  readonly events: readonly ArchivedEvent[];
}

/** Events as objects, one for each day of receipt. An event that is there twice, byte for byte, is written once. */
export function hotObjects(events: readonly ArchivedEvent[]): HotObject[] {
  const days = Map.groupBy(events, ({ received }) => dayOf(received));
  return [...days].map(([day, some]) => hotObject(day, some));
}

/** What an object says. */
export interface HotContent {
  /** Byte for byte. */
  readonly envelopes: readonly string[];
  /** The key that an object of a day has in which just this was written. */
  keyOn(day: string): string;
}

/** Reads an object. One that is cut, damaged or far too large throws. */
export function hotContent(compressed: Uint8Array): HotContent {
  const lines = gunzipSync(compressed, { maxOutputLength: MAX_BYTES });
  return { envelopes: decodeLines(lines.toString('utf8')), keyOn: (day) => hotKey(day, hashOf(lines)) };
}

/** The envelopes of an object, byte for byte. One that is cut, damaged or far too large throws. */
export function hotEnvelopes(compressed: Uint8Array): readonly string[] {
  return hotContent(compressed).envelopes;
}

/** Envelopes of one day as an object, in the order given. What is no envelope may be among them. */
export function hotObjectOf(day: string, envelopes: readonly string[]): Omit<HotObject, 'events'> {
  const lines = encodeLines(envelopes);
  return { key: hotKey(day, hashOf(lines)), content: gzipSync(lines) };
}

function hotObject(day: string, some: readonly ArchivedEvent[]): HotObject {
  const once = new Map(some.map((event) => [event.envelope, event]));
  const events = [...once.values()].sort((a, b) => byReceipt(a, b) || (a.envelope < b.envelope ? -1 : 1));
  const envelopes = events.map(({ envelope }) => envelope);
  return { ...hotObjectOf(day, envelopes), events };
}

function hashOf(lines: string | Uint8Array): string {
  return createHash('sha256').update(lines).digest('hex').slice(0, HASH_DIGITS);
}

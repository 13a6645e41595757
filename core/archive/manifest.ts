import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { isSourceName, type SourceName } from '../events/source-name.ts';

/**
 * Says which file has the events of a source and day, and what is in it. What no manifest names is not there: a file comes into
 * the archive, and goes out of it, by a write of its manifest.
 */
export interface Manifest {
  readonly version: 1;
  readonly source: SourceName;
  /** The UTC date of receipt, such as `2026-11-27`. */
  readonly day: string;
  /** How often the file of the day has been written: late arrivals open the day again. */
  readonly edition: number;
  readonly file: DayFileFacts;
  /** How many events of which type. */
  readonly types: Readonly<Record<string, number>>;
  /** When the first and the last of them were received. Null where none is left, because they went with a person. */
  readonly first: string | null;
  readonly last: string | null;
  /** How many users they are about. */
  readonly users: number;
  /** Null where the source has no earlier day. */
  readonly previous: PreviousManifest | null;
  readonly compactedAt: string;
}

/** The file of a day. */
export interface DayFileFacts {
  readonly key: string;
  readonly bytes: number;
  /** Hexadecimal, of the whole file. */
  readonly sha256: string;
  readonly rows: number;
}

/** The manifest of the nearest earlier day of the source, and the hash of its text. */
export interface PreviousManifest {
  readonly day: string;
  readonly sha256: string;
}

const COUNT = z.int().check(z.nonnegative());
const HASH = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const DAY = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

const MANIFEST = z.object({
  version: z.literal(1),
  source: z.string().check(z.refine(isSourceName)),
  day: DAY,
  edition: z.int().check(z.positive()),
  file: z.object({ key: z.string(), bytes: COUNT, sha256: HASH, rows: COUNT }),
  types: z.record(z.string(), COUNT),
  first: z.nullable(z.iso.datetime()),
  last: z.nullable(z.iso.datetime()),
  users: COUNT,
  previous: z.nullable(z.object({ day: DAY, sha256: HASH })),
  compactedAt: z.iso.datetime(),
});

/** The text of a manifest, laid out for people too. The same manifest has always the same text. */
export function encodeManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Reads the text of a manifest. Undefined where it is none. */
export function decodeManifest(text: string): Manifest | undefined {
  const { success, data } = MANIFEST.safeParse(parseJson(text));
  return success ? (data as Manifest) : undefined;
}

/** What the manifest of the next day says of this one. */
export function linkTo({ day, text }: { readonly day: string; readonly text: string }): PreviousManifest {
  return { day, sha256: createHash('sha256').update(text).digest('hex') };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

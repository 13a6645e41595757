import type { ArchiveProblem } from '../archive-damaged-error.ts';
import { DAY_FILES, manifestKey } from '../archive-keys.ts';
import { ahead } from '../day-file/ahead.ts';
import { decodeManifest, linkTo, type Manifest } from '../manifest.ts';
import type { ObjectStore } from '../object-store.ts';
import { type ManifestDay, manifestDays, readManifestText } from '../read-manifest.ts';

/** A store answers after some 20 ms, and a manifest is small. */
const READS_AT_ONCE = 8;

/** The manifests of the archive, all of them. */
export interface ChainReading {
  /** The days that have one: source by source, oldest first. */
  readonly days: readonly ManifestDay[];
  /** When the first event that any of them knows of was received. */
  readonly begin: string | undefined;
  readonly problems: readonly ArchiveProblem[];
}

interface ReadLink extends ManifestDay {
  /** Undefined where it has gone since it was listed. */
  readonly text: string | undefined;
}

/**
 * Checks that every manifest is one, says the hash of the one before it, and names a file that is there and as large as it says.
 * What is wrong only while a day is being compacted again is not named: it is looked at twice.
 */
export async function checkChain(objects: ObjectStore): Promise<ChainReading> {
  const first = await readChain(objects);
  if (first.problems.length === 0) return first;
  const before = new Set(first.problems.map(textOf));
  const second = await readChain(objects);
  return { ...second, problems: second.problems.filter((problem) => before.has(textOf(problem))) };
}

async function readChain(objects: ObjectStore): Promise<ChainReading> {
  const listed = await Array.fromAsync(manifestDays(objects));
  const links: ReadLink[] = await Array.fromAsync(
    ahead(listed, READS_AT_ONCE, async ({ source, day }) => {
      const stored = await readManifestText(objects, source, day);
      return { source, day, text: stored?.text };
    }),
  );
  const files = new Map<string, number>();
  for await (const { key, bytes } of objects.list(DAY_FILES)) files.set(key, bytes);
  const days = links.filter(({ text }) => text !== undefined);
  const problems: ArchiveProblem[] = [];
  const begins: string[] = [];
  for (const [index, link] of days.entries()) {
    const manifest = manifestOf(link);
    const before = days[index - 1];
    // A day of which nothing is left tells nothing of when it was.
    if (typeof manifest?.first === 'string') begins.push(manifest.first);
    problems.push(...flawsOf(link, manifest, { files, before }));
  }
  return { days: days.map(({ source, day }) => ({ source, day })), begin: begins.sort()[0], problems };
}

/** What a manifest has to agree with. */
interface Surroundings {
  /** The files that are there, and their sizes. */
  readonly files: ReadonlyMap<string, number>;
  /** The manifest before it, perhaps of another source. */
  readonly before: ReadLink | undefined;
}

function flawsOf(
  link: ReadLink,
  manifest: Manifest | undefined,
  { files, before }: Surroundings,
): ArchiveProblem[] {
  const key = manifestKey(link.source, link.day);
  if (manifest === undefined) return [{ damage: 'bad-manifest', key }];
  const problems: ArchiveProblem[] = [];
  const previous =
    before?.source === link.source ? linkTo({ day: before.day, text: before.text ?? '' }) : null;
  if (previous?.day !== manifest.previous?.day || previous?.sha256 !== manifest.previous?.sha256)
    problems.push({ damage: 'broken-chain', key, detail: `after ${previous?.day ?? 'none'}` });
  const bytes = files.get(manifest.file.key);
  if (bytes === undefined) problems.push({ damage: 'file-gone', key: manifest.file.key });
  else if (bytes !== manifest.file.bytes) problems.push({ damage: 'file-altered', key: manifest.file.key });
  return problems;
}

function manifestOf({ source, day, text }: ReadLink): Manifest | undefined {
  const manifest = decodeManifest(text ?? '');
  return manifest?.source === source && manifest.day === day ? manifest : undefined;
}

function textOf({ damage, key, detail = '' }: ArchiveProblem): string {
  return `${damage} ${key} ${detail}`;
}

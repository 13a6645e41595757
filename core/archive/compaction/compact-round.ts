import type { SourceName } from '../../events/source-name.ts';
import { ArchiveDamagedError, type ArchiveProblem } from '../archive-damaged-error.ts';
import { batchesOf } from '../day-file/batches.ts';
import { readForgottenIds } from '../forgotten-ids.ts';
import type { Manifest } from '../manifest.ts';
import type { ObjectEntry } from '../object-store.ts';
import { addReceipts } from './add-receipts.ts';
import type { CompactionPorts } from './compaction-ports.ts';
import { gatherHot, type HotEvents } from './hot-events.ts';
import { linkManifests } from './link-manifests.ts';
import { mergeDay } from './merge-day.ts';
import { removeOldFiles } from './remove-old-files.ts';
import { bringSource, type SourceFiles } from './source-files.ts';
import { writeDay } from './write-day.ts';

/** Some objects of a day that is being compacted. */
interface Round {
  readonly day: string;
  readonly hot: HotEvents;
  /** What is there of the sources that can be compacted. */
  readonly sources: ReadonlyMap<SourceName, SourceFiles>;
  readonly ports: CompactionPorts;
}

/** What became of some objects of a day. */
export interface RoundReport {
  readonly manifests: readonly Manifest[];
  readonly objectsRemoved: number;
  readonly problems: readonly ArchiveProblem[];
}

/** Puts the events of some objects into the files of their day, and takes the objects away. */
export async function compactRound(
  day: string,
  entries: readonly ObjectEntry[],
  ports: CompactionPorts,
): Promise<RoundReport> {
  const hot = await gatherHot(entries, ports);
  const sources = new Map<SourceName, SourceFiles>();
  const round = { day, hot, sources, ports };
  try {
    const problems = [...hot.problems, ...(await bringSources(round, sources))];
    const manifests = await writeSources(round);
    await tidySources(round);
    return { manifests, objectsRemoved: await removeSpent(round), problems };
  } finally {
    await hot.sorter.remove();
    for (const { files } of sources.values()) for (const { file } of files) await file.remove();
  }
}

async function bringSources(
  { day, hot, ports }: Round,
  sources: Map<SourceName, SourceFiles>,
): Promise<ArchiveProblem[]> {
  const problems: ArchiveProblem[] = [];
  for (const source of hot.sources.keys())
    try {
      const files = await bringSource(source, day, ports);
      sources.set(source, files);
      problems.push(...files.problems);
    } catch (error) {
      if (!(error instanceof ArchiveDamagedError)) throw error;
      problems.push(error.problem);
    }
  return problems;
}

async function writeSources({ day, hot, sources, ports }: Round): Promise<Manifest[]> {
  const inputs = await hot.sorter.runs();
  const news = new Set<SourceName>();
  for (const [source, files] of sources) {
    if (!(await addReceipts(source, files, hot))) continue;
    news.add(source);
    inputs.push(...files.files.map(({ open }) => batchesOf(open, source)));
  }
  if (news.size === 0) return [];
  const forgotten = await forgottenIn(day, news, ports);
  const written = await mergeDay({ inputs, receipts: hot.receipts, sources: news, forgotten }, ports.scratch);
  const manifests: Manifest[] = [];
  try {
    for (const [source, file] of written) {
      const before = sources.get(source) as SourceFiles;
      manifests.push(await writeDay({ source, day, before, written: file }, ports));
    }
    return manifests;
  } finally {
    for (const { file } of written.values()) await file.remove();
  }
}

/**
 * What of a day went with a person who was erased, and may be in an object still: in one that was read before, or with a message
 * that came a second time. Read after the manifests: whoever erases a person notes the ids before the manifest becomes another.
 */
async function forgottenIn(
  day: string,
  sources: ReadonlySet<SourceName>,
  { objects }: CompactionPorts,
): Promise<ReadonlyMap<SourceName, ReadonlySet<string>>> {
  const forgotten = new Map<SourceName, ReadonlySet<string>>();
  for (const source of sources) forgotten.set(source, new Set(await readForgottenIds(objects, source, day)));
  return forgotten;
}

/** Where nothing is new, the run that wrote the manifest may have died before it came to this. */
async function tidySources({ day, sources, ports }: Round): Promise<void> {
  for (const source of sources.keys()) {
    await linkManifests(ports.objects, source, day);
    await removeOldFiles(ports.objects, source, day);
  }
}

/** An object that was not understood in whole, or whose source is damaged, stays for somebody to look at. */
async function removeSpent({ hot, sources, ports }: Round): Promise<number> {
  const compacted = new Set(sources.keys());
  const spent = hot.objects.filter(
    (object) => object.isWhole && [...object.sources].every((source) => compacted.has(source)),
  );
  for (const { key } of spent) await ports.objects.remove(key);
  return spent.length;
}

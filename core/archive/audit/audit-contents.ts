import type { SourceName } from '../../events/source-name.ts';
import { ArchiveDamagedError } from '../archive-damaged-error.ts';
import { hotPrefix } from '../archive-keys.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import type { ObjectStore } from '../object-store.ts';
import { FileGoneError } from '../open-stored-file.ts';
import { readHot } from '../read-hot.ts';
import { manifestDays, readManifest } from '../read-manifest.ts';
import type { AuditTally } from './audit-tally.ts';
import { checkDayFile } from './check-day-file.ts';
import { EventMarks } from './event-marks.ts';
import { isStillNamed } from './is-still-named.ts';

/** Takes each event of the day once. Where it gives a promise, the next one comes after it. */
export type TakeEvent = (event: ArchivedEvent) => Promise<void> | undefined;

const IN_FILE = 1;

/** Looks over everything that the archive has of a day, and gives every event of it once. */
export async function auditContents(
  day: string,
  objects: ObjectStore,
  tally: AuditTally,
  take: TakeEvent,
): Promise<void> {
  const seen = new EventMarks();
  const takeOnce = (event: ArchivedEvent): Promise<void> | undefined => {
    if (seen.set(event, IN_FILE) !== 0) return undefined;
    tally.of(event.source).events += 1;
    return take(event);
  };
  // Listed before the manifests are read: what is compacted meanwhile is in a file, or its object is gone and the day begun again.
  const hot = await Array.fromAsync(objects.list(hotPrefix(day)));
  for (const source of await compactedSources(day, objects))
    await auditFile(source, day, objects, {
      problem: (problem) => tally.addProblem(problem),
      row: async ({ event, altered }) => {
        const { source: of, id } = event;
        if (altered) tally.addFlaw({ source: of, id, flaw: 'altered' });
        if (seen.get(event) !== 0) tally.addFlaw({ source: of, id, flaw: 'doubled' });
        const taken = takeOnce(event);
        if (taken !== undefined) await taken;
      },
    });
  for await (const { events, problems } of readHot(objects, hot)) {
    for (const problem of problems) tally.addProblem(problem);
    for (const event of events) {
      const taken = takeOnce(event);
      if (taken !== undefined) await taken;
    }
  }
}

async function compactedSources(day: string, objects: ObjectStore): Promise<SourceName[]> {
  const days = await Array.fromAsync(manifestDays(objects));
  return days.filter((one) => one.day === day).map(({ source }) => source);
}

async function auditFile(
  source: SourceName,
  day: string,
  objects: ObjectStore,
  findings: Parameters<typeof checkDayFile>[2],
): Promise<void> {
  try {
    const stored = await readManifest(objects, source, day);
    if (stored === undefined) return;
    try {
      await checkDayFile(objects, stored.manifest, findings);
    } catch (error) {
      if (!(error instanceof FileGoneError)) throw error;
      // Another run may have compacted the day again: then it is begun anew.
      if (!(await isStillNamed(stored, objects))) throw error;
      findings.problem({ damage: 'file-gone', key: stored.manifest.file.key });
    }
  } catch (error) {
    if (!(error instanceof ArchiveDamagedError)) throw error;
    findings.problem(error.problem);
  }
}

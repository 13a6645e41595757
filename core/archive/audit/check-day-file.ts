import { createHash } from 'node:crypto';
import { ArchiveDamagedError, type ArchiveProblem } from '../archive-damaged-error.ts';
import { dayFilePrefix, manifestKey } from '../archive-keys.ts';
import { ahead } from '../day-file/ahead.ts';
import { DayTally } from '../day-file/day-tally.ts';
import { type ByteSource, openDayFile } from '../day-file/open-day-file.ts';
import type { Manifest } from '../manifest.ts';
import type { ByteRange, ObjectStore } from '../object-store.ts';
import { FileGoneError, storedBytes } from '../open-stored-file.ts';
import { type CheckedRow, checkedGroups } from './check-rows.ts';

const READ_BYTES = 8 * 1024 * 1024;
const READS_AT_ONCE = 2;

/** Takes what is found, in the order of the file. */
export interface FileFindings {
  row(row: CheckedRow): Promise<void> | void;
  problem(problem: ArchiveProblem): void;
}

/** Looks over the file that a manifest names: its hash, each of its rows, and whether the manifest counts them right. */
export async function checkDayFile(
  objects: ObjectStore,
  manifest: Manifest,
  findings: FileFindings,
): Promise<void> {
  const { file, source, day } = manifest;
  const listed = await Array.fromAsync(objects.list(dayFilePrefix(source, day)));
  // Of the size that it has, and not of that which it should have: its rows are to be found all the same.
  const found = listed.find(({ key }) => key === file.key);
  if (found === undefined) throw new FileGoneError(file.key);
  const stored = storedBytes(objects, found);
  const isAltered = found.bytes !== file.bytes || (await hashOf(stored)) !== file.sha256;
  if (isAltered) findings.problem({ damage: 'file-altered', key: file.key });
  const tally = new DayTally();
  const isReadable = await checkGroups(stored, manifest, {
    ...findings,
    row: async (row) => {
      tally.add(row.event);
      await findings.row(row);
    },
  });
  if (isAltered || !isReadable || isCounted(manifest, tally)) return;
  findings.problem({ damage: 'bad-manifest', key: manifestKey(source, day), detail: 'its counts' });
}

/** False where it could not be read in whole. */
async function checkGroups(stored: ByteSource, manifest: Manifest, findings: FileFindings): Promise<boolean> {
  let isReadable = true;
  try {
    for await (const { rows, problem } of checkedGroups(await openDayFile(stored), manifest)) {
      for (const row of rows) await findings.row(row);
      if (problem === undefined) continue;
      isReadable = false;
      findings.problem(problem);
    }
    return isReadable;
  } catch (error) {
    if (!(error instanceof ArchiveDamagedError)) throw error;
    findings.problem({ ...error.problem, detail: 'it cannot be read' });
    return false;
  }
}

async function hashOf(stored: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  const pieces = ahead(piecesOf(stored.bytes), READS_AT_ONCE, (range) => stored.read(range));
  for await (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

function* piecesOf(bytes: number): Iterable<ByteRange> {
  for (let from = 0; from < bytes; from += READ_BYTES) yield { from, to: Math.min(bytes, from + READ_BYTES) };
}

function isCounted({ file, types, first, last, users }: Manifest, tally: DayTally): boolean {
  const counted = JSON.stringify({ rows: tally.rows, ...tally.contents() });
  return counted === JSON.stringify({ rows: file.rows, types, first, last, users });
}

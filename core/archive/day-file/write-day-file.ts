import { createHash } from 'node:crypto';
import type { ArchivedEvent } from '../archived-event.ts';
import type { Manifest } from '../manifest.ts';
import type { Scratch, ScratchFile } from '../scratch.ts';
import { DayFileWriter } from './day-file-writer.ts';
import { DayTally } from './day-tally.ts';

/** A day file on this machine, and what its manifest says of it. */
export interface WrittenDayFile {
  readonly file: ScratchFile;
  readonly sha256: string;
  readonly rows: number;
  readonly contents: Pick<Manifest, 'types' | 'first' | 'last' | 'users'>;
}

/** Writes a day file to a scratch file, which the caller removes. */
export async function writeDayFile(
  events: AsyncIterable<ArchivedEvent>,
  scratch: Scratch,
): Promise<WrittenDayFile> {
  const file = await scratch.create();
  const hash = createHash('sha256');
  const writer = new DayFileWriter(async (bytes) => {
    hash.update(bytes);
    await file.append(bytes);
  });
  const tally = new DayTally();
  for await (const event of events) {
    await writer.add(event);
    tally.add(event);
  }
  await writer.finish();
  return { file, sha256: hash.digest('hex'), rows: tally.rows, contents: tally.contents() };
}

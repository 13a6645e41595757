import { createHash } from 'node:crypto';
import { ArchiveDamagedError } from '../archive-damaged-error.ts';
import { ahead } from '../day-file/ahead.ts';
import { type OpenDayFile, openDayFile } from '../day-file/open-day-file.ts';
import type { DayFileFacts } from '../manifest.ts';
import type { ByteRange, ObjectStore } from '../object-store.ts';
import { storedBytes } from '../open-stored-file.ts';
import type { Scratch, ScratchFile } from '../scratch.ts';

const READ_BYTES = 8 * 1024 * 1024;
const READS_AT_ONCE = 2;

/** A day file that was brought here and is what its manifest says. */
export interface LocalDayFile {
  readonly file: ScratchFile;
  readonly open: OpenDayFile;
}

/**
 * Brings a day file here, all of it, and compares its hash: what goes into a new file has no other witness afterwards. The caller
 * removes it. Throws an `ArchiveDamagedError` where it is another, and a `FileGoneError` where there is none.
 */
export async function bringDayFile(
  facts: Pick<DayFileFacts, 'key' | 'bytes' | 'sha256'>,
  { objects, scratch }: { readonly objects: ObjectStore; readonly scratch: Scratch },
): Promise<LocalDayFile> {
  const stored = storedBytes(objects, facts);
  const file = await scratch.create();
  try {
    const hash = createHash('sha256');
    for await (const piece of ahead(pieces(facts.bytes), READS_AT_ONCE, (range) => stored.read(range))) {
      hash.update(piece);
      await file.append(piece);
    }
    if (!hash.digest('hex').startsWith(facts.sha256))
      throw new ArchiveDamagedError('file-altered', facts.key);
    const { key } = facts;
    const open = await openDayFile({ key, bytes: file.bytes, read: (range) => file.read(range) });
    return { file, open };
  } catch (error) {
    await file.remove();
    throw error;
  }
}

function* pieces(bytes: number): Iterable<ByteRange> {
  for (let from = 0; from < bytes; from += READ_BYTES) yield { from, to: Math.min(bytes, from + READ_BYTES) };
}

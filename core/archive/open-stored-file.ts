import { ArchiveDamagedError } from './archive-damaged-error.ts';
import { type ByteSource, type OpenDayFile, openDayFile } from './day-file/open-day-file.ts';
import type { DayFileFacts } from './manifest.ts';
import type { ObjectStore } from './object-store.ts';

/** The file is not there, or not any more: the day was compacted again, and its manifest names another. */
export class FileGoneError extends Error {
  readonly code = 'file-gone';
  readonly key: string;

  constructor(key: string) {
    super(`there is no ${key}`);
    this.name = 'FileGoneError';
    this.key = key;
  }
}

/** Opens the file that a manifest names. One that is not as the manifest says throws an `ArchiveDamagedError`. */
export async function openStoredFile(store: ObjectStore, file: DayFileFacts): Promise<OpenDayFile> {
  const open = await openDayFile(storedBytes(store, file));
  if (Number(open.metadata.num_rows) !== file.rows) throw new ArchiveDamagedError('file-altered', file.key);
  return open;
}

/** An object of known size, read piece by piece. */
export function storedBytes(
  store: ObjectStore,
  { key, bytes }: Pick<DayFileFacts, 'key' | 'bytes'>,
): ByteSource {
  return {
    key,
    bytes,
    read: async (range) => {
      const object = await store.read(key, range);
      if (object === undefined) throw new FileGoneError(key);
      if (object.content.length !== range.to - range.from) throw new ArchiveDamagedError('file-altered', key);
      return object.content;
    },
  };
}

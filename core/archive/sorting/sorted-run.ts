import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ArchivedEvent, EventBatches } from '../archived-event.ts';
import type { Scratch, ScratchFile } from '../scratch.ts';
import { decodeRecords, encodeRecord } from './event-record.ts';

/** Of each run so much is in memory when many are merged. */
const BLOCK_BYTES = 128 * 1024;
/** Quick: the disk is small, and what is written is read once. */
const QUICK = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Events on disk, in the order they were given. */
export interface SortedRun {
  readonly file: ScratchFile;
  /** How long each compressed block is. */
  readonly blocks: readonly number[];
}

/** Writes events to a scratch file, block by block. */
export async function writeRun(events: Iterable<ArchivedEvent>, scratch: Scratch): Promise<SortedRun> {
  const file = await scratch.create();
  const blocks: number[] = [];
  let records: Buffer[] = [];
  let bytes = 0;
  const flush = async () => {
    const block = zstdCompressSync(Buffer.concat(records), QUICK);
    await file.append(block);
    blocks.push(block.length);
    records = [];
    bytes = 0;
  };
  for (const event of events) {
    const record = encodeRecord(event);
    records.push(record);
    bytes += record.length;
    if (bytes >= BLOCK_BYTES) await flush();
  }
  if (bytes > 0) await flush();
  return { file, blocks };
}

/** Reads the events of a run, block by block. */
export async function* readRun({ file, blocks }: SortedRun): EventBatches {
  let from = 0;
  for (const length of blocks) {
    yield decodeRecords(zstdDecompressSync(await file.read({ from, to: from + length })));
    from += length;
  }
}

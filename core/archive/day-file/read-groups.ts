import { type AsyncBuffer, type DecodedArray, parquetRead } from 'hyparquet';
import { ArchiveDamagedError } from '../archive-damaged-error.ts';
import type { ByteRange } from '../object-store.ts';
import { ahead } from './ahead.ts';
import { COLUMNS, type Column, type ColumnValues, FACT_COLUMNS } from './columns.ts';
import { type ByteSource, type DayFileGroup, exactBuffer, type OpenDayFile } from './open-day-file.ts';
import { PARSERS } from './parsers.ts';
import { DECOMPRESSORS } from './zstd.ts';

/** So much that nobody asked for is read sooner than a second request is made. */
const GAP_BYTES = 64 * 1024;
/** A request asks for so much, or for one group. */
const READ_BYTES = 4 * 1024 * 1024;
/** A store answers after some 20 ms, whatever it is asked for. */
const READS_AT_ONCE = 4;

/** Groups of a file in the order of the file, with all of their columns or without the envelopes. */
export interface GroupSelection {
  readonly groups: readonly DayFileGroup[];
  readonly part: 'range' | 'facts';
}

/** The rows of a group. */
export interface GroupColumns {
  readonly group: DayFileGroup;
  readonly columns: ColumnValues;
}

/** Reads groups of a day file, a few at a time. A damaged one throws an `ArchiveDamagedError`. */
export async function* readGroups(
  { source, metadata }: OpenDayFile,
  { groups, part }: GroupSelection,
): AsyncIterable<GroupColumns> {
  const columns = part === 'range' ? COLUMNS : FACT_COLUMNS;
  const reads = ahead(readsOf(groups, part), READS_AT_ONCE, async (read) => ({
    groups: read.groups,
    file: fileOf(source, { from: read.range.from, bytes: exactBuffer(await source.read(read.range)) }),
  }));
  for await (const read of reads)
    for (const group of read.groups) {
      // With one group in it, the description need not be searched for each.
      const ofGroup = { ...metadata, row_groups: [group.rowGroup] };
      yield { group, columns: await readColumns({ ...read, metadata: ofGroup, columns }, source.key) };
    }
}

/** Groups that are read by one request. */
interface Read {
  readonly range: ByteRange;
  readonly groups: readonly DayFileGroup[];
}

function readsOf(groups: readonly DayFileGroup[], part: GroupSelection['part']): Read[] {
  const reads: Read[] = [];
  for (const group of groups) {
    const { from, to } = group[part];
    const last = reads.at(-1);
    if (last !== undefined && from - last.range.to <= GAP_BYTES && to - last.range.from <= READ_BYTES)
      reads[reads.length - 1] = { range: { from: last.range.from, to }, groups: [...last.groups, group] };
    else reads.push({ range: { from, to }, groups: [group] });
  }
  return reads;
}

/** A file of which a piece was read. */
function fileOf(
  { bytes: byteLength }: ByteSource,
  piece: { readonly from: number; readonly bytes: ArrayBuffer },
): AsyncBuffer {
  return {
    byteLength,
    slice: (from, to = byteLength) => piece.bytes.slice(from - piece.from, to - piece.from),
  };
}

interface ColumnRead {
  readonly file: AsyncBuffer;
  readonly metadata: OpenDayFile['metadata'];
  readonly columns: readonly Column[];
}

async function readColumns({ file, metadata, columns }: ColumnRead, key: string): Promise<ColumnValues> {
  const pieces = new Map<string, DecodedArray[]>();
  try {
    await parquetRead({
      file,
      metadata,
      columns: [...columns],
      compressors: DECOMPRESSORS,
      parsers: PARSERS,
      onChunk: ({ columnName, columnData }) => {
        pieces.set(columnName, [...(pieces.get(columnName) ?? []), columnData]);
      },
    });
  } catch (error) {
    throw new ArchiveDamagedError('file-altered', key, { cause: error });
  }
  return new Map(columns.map((name) => [name, joined(pieces.get(name) ?? [])]));
}

/** A large group comes in several pages. */
function joined(arrays: readonly DecodedArray[]): DecodedArray {
  return arrays.length === 1 && arrays[0] !== undefined
    ? arrays[0]
    : arrays.flatMap((array) => Array.from(array));
}

import { type FileMetaData, parquetMetadata, type RowGroup } from 'hyparquet';
import { ArchiveDamagedError } from '../archive-damaged-error.ts';
import type { ByteRange } from '../object-store.ts';
import { COLUMNS, FACT_COLUMNS } from './columns.ts';
import { PARSERS } from './parsers.ts';

/** The end of the file is read first: it says where everything is, in about 700 bytes a group. */
const FIRST_READ = 256 * 1024;
/** The length of what stands before them, and the magic word. */
const LAST_BYTES = 8;

/** Bytes that are read piece by piece, from the bucket or from this machine. A read gives exactly what was asked for. */
export interface ByteSource {
  /** The key of the object, to name it where it is damaged. */
  readonly key: string;
  readonly bytes: number;
  read(range: ByteRange): Promise<Uint8Array>;
}

/** A day file whose end was read. */
export interface OpenDayFile {
  readonly source: ByteSource;
  readonly metadata: FileMetaData;
  readonly groups: readonly DayFileGroup[];
}

/** A group of rows. */
export interface DayFileGroup {
  readonly rowGroup: RowGroup;
  readonly rows: number;
  /** All of it. */
  readonly range: ByteRange;
  /** What stands before the envelopes. */
  readonly facts: ByteRange;
}

/** Reads the end of a day file. One that is none of ours throws an `ArchiveDamagedError`. */
export async function openDayFile(source: ByteSource): Promise<OpenDayFile> {
  const end = exactBuffer(await readEnd(source));
  try {
    const metadata = parquetMetadata(end, { parsers: PARSERS });
    return { source, metadata, groups: metadata.row_groups.map(groupOf) };
  } catch (error) {
    throw new ArchiveDamagedError('file-altered', source.key, { cause: error });
  }
}

async function readEnd(source: ByteSource): Promise<Uint8Array> {
  const first = await source.read({ from: Math.max(0, source.bytes - FIRST_READ), to: source.bytes });
  if (first.length < LAST_BYTES) return first;
  const view = new DataView(first.buffer, first.byteOffset, first.byteLength);
  const needed = view.getUint32(first.length - LAST_BYTES, true) + LAST_BYTES;
  if (needed <= first.length || needed > source.bytes) return first;
  return await source.read({ from: source.bytes - needed, to: source.bytes });
}

function groupOf(rowGroup: RowGroup): DayFileGroup {
  if (rowGroup.columns.length !== COLUMNS.length) throw new Error('it has other columns');
  const ranges = rowGroup.columns.map(rangeOf);
  const from = Math.min(...ranges.map((range) => range.from));
  const factsEnd = Math.max(...ranges.slice(0, FACT_COLUMNS.length).map((range) => range.to));
  return {
    rowGroup,
    rows: Number(rowGroup.num_rows),
    range: { from, to: Math.max(...ranges.map((range) => range.to)) },
    facts: { from, to: factsEnd },
  };
}

function rangeOf({ meta_data }: RowGroup['columns'][number]): ByteRange {
  if (meta_data === undefined) throw new Error('a column of the file is not described');
  const from = Number(meta_data.dictionary_page_offset || meta_data.data_page_offset);
  return { from, to: from + Number(meta_data.total_compressed_size) };
}

/** The Parquet reader takes a buffer that begins and ends with what is to be read. */
export function exactBuffer({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

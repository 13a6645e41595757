import { ByteWriter } from 'hyparquet-writer/src/bytewriter.js';
import { ParquetWriter } from 'hyparquet-writer/src/parquet-writer.js';
import type { ArchivedEvent } from '../archived-event.ts';
import { columnsOf, SCHEMA } from './columns.ts';
import { COMPRESSORS } from './zstd.ts';

/** A group is what is read at once: so many rows, or fewer where they are large. */
const GROUP_ROWS = 1_000;
const GROUP_BYTES = 16 * 1024 * 1024;
/** Statistics tell where a user is. Shorter ones would be alike for all whose ids begin alike. */
const STATISTICS_BYTES = 256;

/** Takes bytes that follow those it took before. */
export type Append = (bytes: Uint8Array) => Promise<void>;

/** Writes events, in the order they come, as a Parquet file. The same events make the same bytes. */
export class DayFileWriter {
  readonly #append: Append;
  readonly #bytes = new ByteWriter();
  readonly #parquet: ParquetWriter;
  #group: ArchivedEvent[] = [];
  #groupBytes = 0;

  constructor(append: Append) {
    this.#append = append;
    this.#parquet = new ParquetWriter({
      writer: this.#bytes,
      schema: SCHEMA,
      codec: 'ZSTD',
      compressors: COMPRESSORS,
      statisticsTruncateLength: STATISTICS_BYTES,
      createdBy: 'wallet-webhooks',
    });
  }

  /** Adds an event after the others. */
  async add(event: ArchivedEvent): Promise<void> {
    const bytes = Buffer.byteLength(event.envelope);
    if (this.#group.length === GROUP_ROWS || this.#groupBytes + bytes > GROUP_BYTES) await this.#writeGroup();
    this.#group.push(event);
    this.#groupBytes += bytes;
  }

  /** Ends the file. */
  async finish(): Promise<void> {
    await this.#writeGroup();
    await this.#parquet.finish();
    await this.#flush();
  }

  async #writeGroup(): Promise<void> {
    if (this.#group.length === 0) return;
    const rowGroupSize = this.#group.length;
    await this.#parquet.write({ columnData: columnsOf(this.#group), rowGroupSize });
    this.#group = [];
    this.#groupBytes = 0;
    await this.#flush();
  }

  /** Offsets in the file go on counting; only the memory is used again. */
  async #flush(): Promise<void> {
    await this.#append(new Uint8Array(this.#bytes.buffer, 0, this.#bytes.index));
    this.#bytes.index = 0;
  }
}

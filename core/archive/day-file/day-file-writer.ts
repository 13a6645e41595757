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

  /** Adds an event after the others. Where this gives a promise, a group is written, and the next one is added after it. */
  add(event: ArchivedEvent): Promise<void> | undefined {
    const bytes = Buffer.byteLength(event.envelope);
    const isFull = this.#group.length === GROUP_ROWS || this.#groupBytes + bytes > GROUP_BYTES;
    const written = isFull ? this.#writeGroup() : undefined;
    this.#group.push(event);
    this.#groupBytes += bytes;
    return written;
  }

  /** Ends the file. */
  async finish(): Promise<void> {
    await this.#writeGroup();
    await this.#parquet.finish();
    await this.#flush();
  }

  async #writeGroup(): Promise<void> {
    const events = this.#group;
    if (events.length === 0) return;
    this.#group = [];
    this.#groupBytes = 0;
    await this.#parquet.write({ columnData: columnsOf(events), rowGroupSize: events.length });
    await this.#flush();
  }

  /** Offsets in the file go on counting; only the memory is used again. */
  async #flush(): Promise<void> {
    await this.#append(new Uint8Array(this.#bytes.buffer, 0, this.#bytes.index));
    this.#bytes.index = 0;
  }
}

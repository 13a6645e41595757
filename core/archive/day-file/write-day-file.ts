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

/** A day file while it is written to a scratch file. */
export class DayFileWriting {
  readonly #file: ScratchFile;
  readonly #hash = createHash('sha256');
  readonly #tally = new DayTally();
  readonly #writer: DayFileWriter;

  private constructor(file: ScratchFile) {
    this.#file = file;
    this.#writer = new DayFileWriter(async (bytes) => {
      this.#hash.update(bytes);
      await file.append(bytes);
    });
  }

  static async begin(scratch: Scratch): Promise<DayFileWriting> {
    return new DayFileWriting(await scratch.create());
  }

  /** Adds an event, which must follow those before it. Where this gives a promise, the next one is added after it. */
  add(event: ArchivedEvent): Promise<void> | undefined {
    this.#tally.add(event);
    return this.#writer.add(event);
  }

  /** Ends the file. The caller removes it. */
  async finish(): Promise<WrittenDayFile> {
    await this.#writer.finish();
    const { rows } = this.#tally;
    return { file: this.#file, sha256: this.#hash.digest('hex'), rows, contents: this.#tally.contents() };
  }

  /** Takes away what there is of it. */
  async remove(): Promise<void> {
    await this.#file.remove();
  }
}

import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Positions of bytes, the first and the last. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Files with what is in the objects, each written once. */
export class Contents {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** Writes a file, and returns its name. */
  async write(chunks: AsyncIterable<Uint8Array>): Promise<string> {
    const file = randomUUID();
    try {
      await pipeline(chunks, createWriteStream(join(this.#folder, file)));
    } catch (error) {
      this.remove(file);
      throw error;
    }
    return file;
  }

  /** A file, or some bytes of it. It is open when this resolves, so that to remove it meanwhile does no harm. */
  async read(file: string, { first, last }: Span): Promise<Readable> {
    if (last < first) return Readable.from([]);
    const handle = await open(join(this.#folder, file));
    return handle.createReadStream({ start: first, end: last });
  }

  /** Files one after the other. */
  async *join(files: readonly string[]): AsyncIterable<Uint8Array> {
    for (const file of files) yield* createReadStream(join(this.#folder, file));
  }

  /** Removes a file some time soon. What is left because the process ended goes at the next start. */
  remove(file: string): void {
    void rm(join(this.#folder, file), { force: true }).catch(() => undefined);
  }

  /** Removes every file but these. */
  keepOnly(files: readonly string[]): void {
    const kept = new Set(files);
    for (const file of readdirSync(this.#folder))
      if (!kept.has(file)) rmSync(join(this.#folder, file), { force: true });
  }
}

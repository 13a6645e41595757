import { mkdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteRange, LocalFile } from '../core/archive/object-store.ts';
import type { Scratch, ScratchFile } from '../core/archive/scratch.ts';

/** Scratch files in a folder of this machine. What a process that died has left in the folder is taken away at the start. */
export class DiskScratch implements Scratch {
  readonly #folder: string;
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  async create(): Promise<ScratchFile> {
    this.#count += 1;
    const path = join(this.#folder, String(this.#count));
    return new DiskFile(path, await open(path, 'wx+', 0o600));
  }
}

class DiskFile implements ScratchFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  bytes = 0;

  constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, done, bytes.length - done, this.bytes);
      done += bytesWritten;
      this.bytes += bytesWritten;
    }
  }

  async read({ from, to }: ByteRange): Promise<Uint8Array> {
    const content = Buffer.allocUnsafe(to - from);
    for (let done = 0; done < content.length; ) {
      const { bytesRead } = await this.#handle.read(content, done, content.length - done, from + done);
      if (bytesRead === 0) throw new RangeError(`a scratch file has no byte ${from + done}`);
      done += bytesRead;
    }
    return content;
  }

  content(): LocalFile {
    return { path: this.#path, bytes: this.bytes };
  }

  async remove(): Promise<void> {
    await this.#handle.close();
    await rm(this.#path, { force: true });
  }
}

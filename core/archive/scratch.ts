import type { ByteRange, Content } from './object-store.ts';

/** Files of this machine for what does not fit its memory. They are worth nothing once the work is done or has died. */
export interface Scratch {
  /** A new file, empty. */
  create(): Promise<ScratchFile>;
}

/** A file that is written from its beginning to its end, and then read. */
export interface ScratchFile {
  /** Writes bytes after those that are there. They may be changed by the caller afterwards. */
  append(bytes: Uint8Array): Promise<void>;
  /** How many bytes there are. */
  readonly bytes: number;
  /** Exactly these bytes. */
  read(range: ByteRange): Promise<Uint8Array>;
  /** All of it, for a write to the bucket. */
  content(): Content;
  /** Takes the file away. */
  remove(): Promise<void>;
}

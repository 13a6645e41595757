/**
 * The bucket that the archive is in: objects with versions, and writes that happen only where nobody else was quicker.
 *
 * Every method throws when the store cannot be reached or does not answer in time; a write may then have happened or not, and
 * every write is safe to repeat.
 */
export interface ObjectStore {
  /** The objects whose keys begin so, in the order of their keys. */
  list(prefix: string): AsyncIterable<ObjectEntry>;
  /** An object, or the bytes of it that are asked for. Undefined where there is none. */
  read(key: string, bytes?: ByteRange): Promise<ReadObject | undefined>;
  /** Writes an object, whatever there is. */
  put(key: string, content: Content): Promise<Written>;
  /** Writes an object where there is none. */
  putNew(key: string, content: Content): Promise<Written | 'exists'>;
  /** Writes an object where there still is the one with this tag. */
  replace(key: string, content: Content, etag: string): Promise<Written | 'changed'>;
  /** Takes an object away. Its versions stay. */
  remove(key: string): Promise<void>;
  /** The versions of the objects whose keys begin so, old ones and the marks of removed ones too. */
  versions(prefix: string): AsyncIterable<ObjectVersion>;
  /** Takes a version away for good. */
  removeVersion(version: Pick<ObjectVersion, 'key' | 'versionId'>): Promise<void>;
}

/** What a list tells of an object. */
export interface ObjectEntry {
  readonly key: string;
  readonly bytes: number;
  /** Changes with every write. */
  readonly etag: string;
}

/** Positions of bytes, the first and the one after the last. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** What was read. */
export interface ReadObject {
  readonly content: Uint8Array;
  /** Of the whole object. */
  readonly etag: string;
}

/** An object's content, in memory or in a file of this machine. */
export type Content = Uint8Array | LocalFile;

/** A file of this machine. */
export interface LocalFile {
  readonly path: string;
  readonly bytes: number;
}

/** What a write made. */
export interface Written {
  readonly etag: string;
}

/** A version of an object. */
export interface ObjectVersion {
  readonly key: string;
  readonly versionId: string;
  /** It is what a read gives. */
  readonly isLatest: boolean;
  /** It only says that the object was taken away. */
  readonly isRemoval: boolean;
}

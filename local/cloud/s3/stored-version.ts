/** A version of an object: content, or the mark that the object was taken away. */
export type StoredVersion = StoredContent | RemovalMark;

export interface StoredContent extends VersionNames {
  readonly isRemoval: false;
  readonly bytes: number;
  /** With its quotes. */
  readonly etag: string;
  /** The file that the content is in. */
  readonly file: string;
  /** What the writer said of it and every reader is told, such as `content-type`. */
  readonly headers: Readonly<Record<string, string>>;
  /** The checksum that the writer gave, by its header: `x-amz-checksum-crc32`. */
  readonly checksums: Readonly<Record<string, string>>;
  /** XML, as it was put. */
  readonly tagging?: string;
}

export interface RemovalMark extends VersionNames {
  readonly isRemoval: true;
}

interface VersionNames {
  readonly key: string;
  /** `null`, as a text, in a bucket without versions. */
  readonly versionId: string;
  /** Grows with every version in the bucket. */
  readonly sequence: number;
  /** ISO 8601. */
  readonly modifiedAt: string;
}

/** The version id where a bucket keeps no versions. */
export const NO_VERSION = 'null';

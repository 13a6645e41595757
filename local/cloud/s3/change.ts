import type { Versioning } from './bucket.ts';
import type { StoredVersion } from './stored-version.ts';

/** What happens to the buckets. Done one after the other again, they make the same buckets. */
export type Change =
  | { readonly change: 'bucket'; readonly bucket: string; readonly createdAt: string }
  | { readonly change: 'no-bucket'; readonly bucket: string }
  | { readonly change: 'versioning'; readonly bucket: string; readonly status: Versioning }
  /** Without a text: taken away. */
  | { readonly change: 'setting'; readonly bucket: string; readonly name: string; readonly text?: string }
  | { readonly change: 'version'; readonly bucket: string; readonly version: StoredVersion }
  | { readonly change: 'amended'; readonly bucket: string; readonly version: StoredVersion }
  | {
      readonly change: 'no-version';
      readonly bucket: string;
      readonly key: string;
      readonly versionId: string;
    };

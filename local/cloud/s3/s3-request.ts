import type { Readable } from 'node:stream';
import { S3Error } from './s3-error.ts';

/** A request as it came. */
export interface S3Request {
  readonly method: string;
  /** Empty: the request is about all buckets. */
  readonly bucket: string;
  /** Empty: the request is about the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  /** By lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

export interface S3Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is XML unless its headers say otherwise. */
  readonly body?: string | Readable;
}

const MAX_KEY_BYTES = 1_024;

/** What a path names: the bucket, and after the next slash the key. */
export function splitPath(path: string): Pick<S3Request, 'bucket' | 'key'> {
  const [bucket = '', ...rest] = path.slice(1).split('/');
  const key = decoded(rest.join('/'));
  if (Buffer.byteLength(key) > MAX_KEY_BYTES)
    throw new S3Error('KeyTooLongError', `a key has up to ${MAX_KEY_BYTES} bytes`);
  return { bucket: decoded(bucket), key };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidArgument', 'the path is not percent-encoded UTF-8');
  }
}

import type { Bucket } from './bucket.ts';
import { S3Error } from './s3-error.ts';
import type { StoredContent } from './stored-version.ts';

type Headers = Readonly<Record<string, string>>;

const FAILED = 'At least one of the pre-conditions you specified did not hold';

/** Throws where a write may not happen as things are. Only the current version counts: after a removal there is none. */
export function checkWrite(bucket: Bucket, key: string, headers: Headers): void {
  const current = bucket.current(key);
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (noneMatch !== undefined && noneMatch !== '*')
    throw new S3Error('NotImplemented', 'If-None-Match of a write is * or absent');
  if (noneMatch !== undefined && current !== undefined) throw new S3Error('PreconditionFailed', FAILED);
  if (match === undefined) return;
  if (current === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (!isTagOf(current, match)) throw new S3Error('PreconditionFailed', FAILED);
}

/** Throws where the current version may not be removed as things are. */
export function checkRemoval(bucket: Bucket, key: string, match: string | undefined): void {
  if (match === undefined) return;
  const latest = bucket.latest(key);
  if (latest === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (latest.isRemoval || (match !== '*' && !isTagOf(latest, match)))
    throw new S3Error('PreconditionFailed', FAILED);
}

/** Throws where a reader wants another content than the one that is there. */
export function checkRead(content: StoredContent, headers: Headers): void {
  const { 'if-match': match, 'if-none-match': noneMatch } = headers;
  if (match !== undefined && match !== '*' && !isTagOf(content, match))
    throw new S3Error('PreconditionFailed', FAILED);
  if (noneMatch !== undefined && (noneMatch === '*' || isTagOf(content, noneMatch)))
    throw new S3Error('NotModified', 'Not Modified', { etag: content.etag });
}

/** With or without its quotes. */
function isTagOf({ etag }: StoredContent, tag: string): boolean {
  return tag.replaceAll('"', '') === etag.replaceAll('"', '');
}

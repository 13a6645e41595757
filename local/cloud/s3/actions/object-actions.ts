import type { Action, S3Engine } from '../action.ts';
import type { Bucket } from '../bucket.ts';
import { byteRange } from '../byte-range.ts';
import { checkRead, checkRemoval, checkWrite } from '../conditions.ts';
import { addContent, addRemovalMark, versionHeader } from '../new-version.ts';
import { receiveContent } from '../receive-content.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import { NO_VERSION, type StoredContent } from '../stored-version.ts';
import { writerHeaders } from '../writer-headers.ts';

export const putObject: Action = async (request, engine) => {
  const { headers, key } = request;
  if (headers['x-amz-copy-source'] !== undefined)
    throw new S3Error('NotImplemented', 'CopyObject is not played locally; read the object and put it');
  const bucket = engine.store.bucket(request.bucket);
  const { file, bytes, md5, checksums } = await receiveContent(request, engine.store.contents);
  try {
    // Nothing comes between this look and the write.
    checkWrite(bucket, key, headers);
  } catch (error) {
    engine.store.contents.remove(file);
    throw error;
  }
  const etag = `"${md5.toString('hex')}"`;
  const content = { file, bytes, etag, checksums, headers: writerHeaders(headers) };
  const version = addContent(bucket, key, content, engine);
  return { status: 200, headers: { etag, ...checksums, ...versionHeader(bucket, version) } };
};

export const headObject: Action = (request, engine) => {
  const { bucket, content } = findContent(request, engine);
  checkRead(content, request.headers);
  return { status: 200, headers: readerHeaders(request, bucket, content) };
};

export const getObject: Action = async (request, engine) => {
  const { bucket, content } = findContent(request, engine);
  checkRead(content, request.headers);
  const { bytes, file } = content;
  const range = byteRange(request.headers['range'], bytes);
  const { first, last } = range ?? { first: 0, last: bytes - 1 };
  const headers = {
    ...readerHeaders(request, bucket, content),
    ...(range === undefined ? {} : { 'content-range': `bytes ${first}-${last}/${bytes}` }),
    'content-length': String(last - first + 1),
  };
  const body = await engine.store.contents.read(file, { first, last });
  return { status: range === undefined ? 200 : 206, headers, body };
};

export const deleteObject: Action = (request, engine) => {
  const bucket = engine.store.bucket(request.bucket);
  const versionId = request.query.get('versionId') ?? undefined;
  const removed = removeObject(
    bucket,
    { key: request.key, versionId, match: request.headers['if-match'] },
    engine,
  );
  return {
    status: 204,
    headers: {
      ...(removed.isMark ? { 'x-amz-delete-marker': 'true' } : {}),
      ...(removed.versionId === undefined ? {} : { 'x-amz-version-id': removed.versionId }),
    },
  };
};

export interface Removal {
  readonly key: string;
  readonly versionId?: string | undefined;
  /** The tag that the current version must have. */
  readonly match?: string | undefined;
}

/** Removes a version for good, or the object: with a mark where the bucket keeps versions. Says what was removed or made. */
export function removeObject(
  bucket: Bucket,
  { key, versionId, match }: Removal,
  engine: S3Engine,
): { readonly isMark: boolean; readonly versionId?: string } {
  checkRemoval(bucket, key, match);
  if (versionId === undefined && bucket.versioning !== undefined)
    return { isMark: true, versionId: addRemovalMark(bucket, key, engine).versionId };
  const id = versionId ?? NO_VERSION;
  const removed = bucket.version(key, id);
  if (removed !== undefined)
    engine.store.change({ change: 'no-version', bucket: bucket.name, key, versionId: id });
  return {
    isMark: removed?.isRemoval ?? false,
    ...(versionId === undefined ? {} : { versionId }),
  };
}

/** The content that a request reads. Throws as S3 does where there is none. */
export function findContent(
  { bucket: name, key, query }: S3Request,
  { store }: S3Engine,
): { readonly bucket: Bucket; readonly content: StoredContent } {
  const bucket = store.bucket(name);
  const versionId = query.get('versionId');
  const version = versionId === null ? bucket.latest(key) : bucket.version(key, versionId);
  if (version === undefined)
    throw versionId === null
      ? new S3Error('NoSuchKey', 'The specified key does not exist.')
      : new S3Error('NoSuchVersion', 'The specified version does not exist.');
  if (!version.isRemoval) return { bucket, content: version };
  const mark = { 'x-amz-delete-marker': 'true', ...versionHeader(bucket, version) };
  throw versionId === null
    ? new S3Error('NoSuchKey', 'The specified key does not exist.', mark)
    : new S3Error('MethodNotAllowed', 'The specified version is a delete marker.', mark);
}

function readerHeaders(
  { headers }: S3Request,
  bucket: Bucket,
  content: StoredContent,
): Record<string, string> {
  const wantsChecksum = headers['x-amz-checksum-mode'] === 'ENABLED' && headers['range'] === undefined;
  return {
    'content-type': 'binary/octet-stream',
    ...content.headers,
    'content-length': String(content.bytes),
    'accept-ranges': 'bytes',
    etag: content.etag,
    'last-modified': new Date(content.modifiedAt).toUTCString(),
    ...(wantsChecksum ? content.checksums : {}),
    ...versionHeader(bucket, content),
  };
}

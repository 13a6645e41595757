import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Action, S3Engine } from '../action.ts';
import { checkWrite } from '../conditions.ts';
import { addContent, versionHeader } from '../new-version.ts';
import { type ReceivedContent, receiveContent } from '../receive-content.ts';
import { S3Error } from '../s3-error.ts';
import type { S3Request } from '../s3-request.ts';
import type { Upload } from '../uploads.ts';
import { writerHeaders } from '../writer-headers.ts';
import { xmlDocument, xmlElements, xmlText } from '../xml.ts';

const MAX_PART_NUMBER = 10_000;
/** Of every part but the last. */
const MIN_PART_BYTES = 5 * 1_024 * 1_024;

export const createUpload: Action = ({ bucket, key, headers }, { store, uploads, now }) => {
  store.bucket(bucket);
  const { id } = uploads.start({
    bucket,
    key,
    headers: writerHeaders(headers),
    startedAt: now().toISOString(),
  });
  const body = xmlDocument('InitiateMultipartUploadResult', [
    ['Bucket', bucket],
    ['Key', key],
    ['UploadId', id],
  ]);
  return { status: 200, body };
};

export const uploadPart: Action = async (request, engine) => {
  const upload = uploadOf(request, engine);
  const number = Number(request.query.get('partNumber'));
  if (!(Number.isInteger(number) && number >= 1 && number <= MAX_PART_NUMBER))
    throw new S3Error(
      'InvalidArgument',
      `Part number must be an integer between 1 and ${MAX_PART_NUMBER}, inclusive`,
    );
  const part = await receiveContent(request, engine.store.contents);
  removeFiles([upload.parts.get(number)], engine);
  upload.parts.set(number, part);
  return { status: 200, headers: { etag: tagOf(part), ...part.checksums } };
};

export const abortUpload: Action = (request, engine) => {
  const upload = uploadOf(request, engine);
  engine.uploads.end(upload);
  removeFiles([...upload.parts.values()], engine);
  return { status: 204 };
};

export const completeUpload: Action = async (request, engine) => {
  const upload = uploadOf(request, engine);
  const parts = chosenParts(await text(request.body), upload);
  const { contents } = engine.store;
  const bucket = engine.store.bucket(request.bucket);
  checkWrite(bucket, request.key, request.headers);
  const file = await contents.write(contents.join(parts.map((part) => part.file)));
  try {
    // Another may have been quicker meanwhile.
    checkWrite(bucket, request.key, request.headers);
    uploadOf(request, engine);
  } catch (error) {
    contents.remove(file);
    throw error;
  }
  engine.uploads.end(upload);
  const etag = tagOfParts(parts);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  const content = { file, bytes, etag, checksums: {}, headers: upload.headers };
  const version = addContent(bucket, request.key, content, engine);
  removeFiles([...upload.parts.values()], engine);
  const body = xmlDocument('CompleteMultipartUploadResult', [
    ['Bucket', bucket.name],
    ['Key', request.key],
    ['ETag', etag],
  ]);
  return { status: 200, headers: versionHeader(bucket, version), body };
};

export const listUploads: Action = ({ bucket }, { store, uploads }) => {
  store.bucket(bucket);
  const body = xmlDocument('ListMultipartUploadsResult', [
    ['Bucket', bucket],
    ['IsTruncated', false],
    ...uploads.of(bucket).map(({ id, key, startedAt }) => {
      const names = [
        ['Key', key],
        ['UploadId', id],
        ['Initiated', startedAt],
      ] as const;
      return ['Upload', names] as const;
    }),
  ]);
  return { status: 200, body };
};

function uploadOf(request: S3Request, { uploads }: S3Engine): Upload {
  return uploads.find(request.query.get('uploadId') ?? '', request);
}

/** The parts that a request puts together, each as it names it and in the order of their numbers. */
function chosenParts(xml: string, { parts }: Upload): ReceivedContent[] {
  const named = xmlElements(xml, 'Part').map((part) => ({
    number: Number(xmlText(part, 'PartNumber')),
    etag: xmlText(part, 'ETag'),
  }));
  if (named.length === 0) throw new S3Error('MalformedXML', 'the request names no part');
  if (named.some(({ number }, at) => at > 0 && number <= (named[at - 1]?.number ?? 0)))
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
  return named.map(({ number, etag }, at) => {
    const part = parts.get(number);
    if (part === undefined || etag?.replaceAll('"', '') !== part.md5.toString('hex'))
      throw new S3Error('InvalidPart', `part ${number} was not uploaded, or is another by now`);
    if (at < named.length - 1 && part.bytes < MIN_PART_BYTES)
      throw new S3Error('EntityTooSmall', `part ${number} has less than ${MIN_PART_BYTES} bytes`);
    return part;
  });
}

function tagOf({ md5 }: ReceivedContent): string {
  return `"${md5.toString('hex')}"`;
}

function tagOfParts(parts: readonly ReceivedContent[]): string {
  const sums = Buffer.concat(parts.map(({ md5 }) => md5));
  return `"${createHash('md5').update(sums).digest('hex')}-${parts.length}"`;
}

function removeFiles(parts: readonly (ReceivedContent | undefined)[], { store }: S3Engine): void {
  for (const part of parts) if (part !== undefined) store.contents.remove(part.file);
}

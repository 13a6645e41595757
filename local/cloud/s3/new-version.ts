import { randomBytes } from 'node:crypto';
import type { S3Engine } from './action.ts';
import type { Bucket } from './bucket.ts';
import { NO_VERSION, type StoredContent, type StoredVersion } from './stored-version.ts';

/** What is known of a content before it is a version. */
export type NewContent = Pick<StoredContent, 'bytes' | 'etag' | 'file' | 'headers' | 'checksums'>;

/** Makes a content the newest version of an object. */
export function addContent(
  bucket: Bucket,
  key: string,
  content: NewContent,
  engine: S3Engine,
): StoredVersion {
  return add({ ...names(bucket, key, engine), isRemoval: false, ...content }, bucket, engine);
}

/** Marks an object as taken away. */
export function addRemovalMark(bucket: Bucket, key: string, engine: S3Engine): StoredVersion {
  return add({ ...names(bucket, key, engine), isRemoval: true }, bucket, engine);
}

/** The header with the version id, in a bucket that has had versions. */
export function versionHeader(
  { versioning }: Bucket,
  { versionId }: Pick<StoredVersion, 'versionId'>,
): Record<string, string> {
  return versioning === undefined ? {} : { 'x-amz-version-id': versionId };
}

function add(version: StoredVersion, bucket: Bucket, { store }: S3Engine): StoredVersion {
  store.change({ change: 'version', bucket: bucket.name, version });
  return version;
}

function names(bucket: Bucket, key: string, { now }: S3Engine) {
  const sequence = bucket.nextSequence();
  const versionId = bucket.versioning === 'Enabled' ? newVersionId(sequence) : NO_VERSION;
  return { key, versionId, sequence, modifiedAt: now().toISOString() };
}

/** Its end says its age, so that a list can go on behind a version that is gone. */
function newVersionId(sequence: number): string {
  return `${randomBytes(15).toString('base64url')}.${sequence.toString(36)}`;
}

/** Undefined for a version that was written while the bucket kept none. */
export function sequenceIn(versionId: string): number | undefined {
  const [, sequence] = versionId.split('.');
  return sequence === undefined ? undefined : Number.parseInt(sequence, 36);
}

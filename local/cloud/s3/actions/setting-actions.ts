import { text } from 'node:stream/consumers';
import type { Action } from '../action.ts';
import { S3Error, type S3ErrorCode } from '../s3-error.ts';

/** What of a bucket is kept as it was put and has no effect here, with the error that S3 answers where there is none. */
export const SETTINGS: Readonly<Record<string, S3ErrorCode>> = {
  encryption: 'ServerSideEncryptionConfigurationNotFoundError',
  lifecycle: 'NoSuchLifecycleConfiguration',
  ownershipControls: 'OwnershipControlsNotFoundError',
  policy: 'NoSuchBucketPolicy',
  publicAccessBlock: 'NoSuchPublicAccessBlockConfiguration',
  tagging: 'NoSuchTagSet',
};

export function putSetting(name: string): Action {
  return async ({ bucket, body }, { store }) => {
    const setting = await text(body);
    store.bucket(bucket);
    store.change({ change: 'setting', bucket, name, text: setting });
    return { status: 200 };
  };
}

export function getSetting(name: string): Action {
  return ({ bucket }, { store }) => {
    const setting = store.bucket(bucket).settings.get(name);
    if (setting === undefined)
      throw new S3Error(SETTINGS[name] ?? 'InvalidArgument', `the bucket has no ${name}`);
    const contentType = name === 'policy' ? 'application/json' : 'application/xml';
    return { status: 200, headers: { 'content-type': contentType }, body: setting };
  };
}

export function deleteSetting(name: string): Action {
  return ({ bucket }, { store }) => {
    store.bucket(bucket);
    store.change({ change: 'setting', bucket, name });
    return { status: 204 };
  };
}

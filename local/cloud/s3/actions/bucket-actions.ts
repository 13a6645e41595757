import { text } from 'node:stream/consumers';
import type { Action } from '../action.ts';
import { S3Error } from '../s3-error.ts';
import { type XmlElement, xmlDocument, xmlElements, xmlText } from '../xml.ts';
import { removeObject } from './object-actions.ts';

const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export const listBuckets: Action = (_request, { store }) => {
  const buckets = store.list().map(
    ({ name, createdAt }): XmlElement => [
      'Bucket',
      [
        ['Name', name],
        ['CreationDate', createdAt],
      ],
    ],
  );
  return { status: 200, body: xmlDocument('ListAllMyBucketsResult', [['Buckets', buckets]]) };
};

export const createBucket: Action = ({ bucket }, { store, now }) => {
  if (!NAME.test(bucket))
    throw new S3Error(
      'InvalidBucketName',
      `${bucket} is not a name; use 3 to 63 lower-case letters, digits, dots and hyphens`,
    );
  if (store.has(bucket)) throw new S3Error('BucketAlreadyOwnedByYou', `the bucket ${bucket} exists already`);
  store.change({ change: 'bucket', bucket, createdAt: now().toISOString() });
  return { status: 200, headers: { location: `/${bucket}` } };
};

export const headBucket: Action = ({ bucket }, { store }) => {
  store.bucket(bucket);
  return { status: 200 };
};

export const deleteBucket: Action = ({ bucket }, { store }) => {
  if (!store.bucket(bucket).isEmpty)
    throw new S3Error('BucketNotEmpty', 'the bucket still has objects, or versions of such');
  store.change({ change: 'no-bucket', bucket });
  return { status: 204 };
};

export const getVersioning: Action = ({ bucket }, { store }) => {
  const { versioning } = store.bucket(bucket);
  return { status: 200, body: xmlDocument('VersioningConfiguration', [['Status', versioning]]) };
};

export const putVersioning: Action = async ({ bucket, body }, { store }) => {
  store.bucket(bucket);
  const status = xmlText(await text(body), 'Status');
  if (status !== 'Enabled' && status !== 'Suspended')
    throw new S3Error('MalformedXML', `the status is Enabled or Suspended, not ${status}`);
  store.change({ change: 'versioning', bucket, status });
  return { status: 200 };
};

/** Up to a thousand objects or versions in one request. */
export const deleteObjects: Action = async (request, engine) => {
  const bucket = engine.store.bucket(request.bucket);
  const xml = await text(request.body);
  const isQuiet = xmlText(xml, 'Quiet') === 'true';
  const results = xmlElements(xml, 'Object').map((object): XmlElement => {
    const key = xmlText(object, 'Key') ?? '';
    const versionId = xmlText(object, 'VersionId');
    try {
      const removed = removeObject(bucket, { key, versionId, match: xmlText(object, 'ETag') }, engine);
      const marker = removed.isMark ? removed.versionId : undefined;
      return ['Deleted', deletedElements({ key, versionId, marker })];
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      const { code, message } = error;
      return [
        'Error',
        [
          ['Key', key],
          ['VersionId', versionId],
          ['Code', code],
          ['Message', message],
        ],
      ];
    }
  });
  const told = results.filter(([name]) => !isQuiet || name === 'Error');
  return { status: 200, body: xmlDocument('DeleteResult', told) };
};

interface Deleted {
  readonly key: string;
  readonly versionId: string | undefined;
  readonly marker: string | undefined;
}

function deletedElements({ key, versionId, marker }: Deleted): XmlElement[] {
  return [
    ['Key', key],
    ['VersionId', versionId],
    ['DeleteMarker', marker === undefined ? undefined : true],
    ['DeleteMarkerVersionId', marker],
  ];
}

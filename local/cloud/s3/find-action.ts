import type { Action } from './action.ts';
import {
  createBucket,
  deleteBucket,
  deleteObjects,
  getVersioning,
  headBucket,
  listBuckets,
  putVersioning,
} from './actions/bucket-actions.ts';
import { listObjects, listVersions } from './actions/list-actions.ts';
import { deleteObject, getObject, headObject, putObject } from './actions/object-actions.ts';
import { deleteSetting, getSetting, putSetting, SETTINGS } from './actions/setting-actions.ts';
import { deleteTagging, getTagging, putTagging } from './actions/tagging-actions.ts';
import {
  abortUpload,
  completeUpload,
  createUpload,
  listUploads,
  uploadPart,
} from './actions/upload-actions.ts';
import { S3Error } from './s3-error.ts';
import type { S3Request } from './s3-request.ts';

/** By what they are about, the method, and the parameter that makes them what they are. */
const ACTIONS: Readonly<Record<string, Action>> = {
  'all GET': listBuckets,
  'bucket PUT': createBucket,
  'bucket HEAD': headBucket,
  'bucket DELETE': deleteBucket,
  'bucket GET': listObjects,
  'bucket GET versions': listVersions,
  'bucket GET versioning': getVersioning,
  'bucket PUT versioning': putVersioning,
  'bucket GET uploads': listUploads,
  'bucket POST delete': deleteObjects,
  ...Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => [
      [`bucket PUT ${name}`, putSetting(name)],
      [`bucket GET ${name}`, getSetting(name)],
      [`bucket DELETE ${name}`, deleteSetting(name)],
    ]),
  ),
  'object PUT': putObject,
  'object GET': getObject,
  'object HEAD': headObject,
  'object DELETE': deleteObject,
  'object PUT tagging': putTagging,
  'object GET tagging': getTagging,
  'object DELETE tagging': deleteTagging,
  'object POST uploads': createUpload,
  'object PUT uploadId': uploadPart,
  'object POST uploadId': completeUpload,
  'object DELETE uploadId': abortUpload,
};

/** Parameters that say more about an action and may be empty. */
const DETAILS = ['prefix', 'delimiter', 'start-after', 'key-marker', 'version-id-marker', 'x-id'];

/** The action that a request asks for. Throws for one that is not played. */
export function findAction({ method, bucket, key, query }: S3Request): Action {
  const about = bucket === '' ? 'all' : key === '' ? 'bucket' : 'object';
  const parameter = query.has('uploadId')
    ? 'uploadId'
    : [...query].find(([name, value]) => value === '' && !DETAILS.includes(name))?.[0];
  const name = [about, method, ...(parameter === undefined ? [] : [parameter])].join(' ');
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  if (action !== undefined) return action;
  throw new S3Error(
    'NotImplemented',
    `${name} is not played locally; these are: ${Object.keys(ACTIONS).join(', ')}`,
  );
}

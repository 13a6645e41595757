import { text } from 'node:stream/consumers';
import type { Action, S3Engine } from '../action.ts';
import { versionHeader } from '../new-version.ts';
import type { S3Request } from '../s3-request.ts';
import { xmlDocument } from '../xml.ts';
import { findContent } from './object-actions.ts';

const NO_TAGS = xmlDocument('Tagging', [['TagSet', []]]);

export const putTagging: Action = async (request, engine) => {
  const tagging = await text(request.body);
  return amend(request, engine, { tagging });
};

export const getTagging: Action = (request, engine) => {
  const { bucket, content } = findContent(request, engine);
  return { status: 200, headers: versionHeader(bucket, content), body: content.tagging ?? NO_TAGS };
};

export const deleteTagging: Action = (request, engine) => ({ ...amend(request, engine, {}), status: 204 });

function amend(request: S3Request, engine: S3Engine, { tagging }: { readonly tagging?: string }) {
  const { bucket, content } = findContent(request, engine);
  const { tagging: _, ...untagged } = content;
  const version = { ...untagged, ...(tagging === undefined ? {} : { tagging }) };
  engine.store.change({ change: 'amended', bucket: bucket.name, version });
  return { status: 200, headers: versionHeader(bucket, content) };
}

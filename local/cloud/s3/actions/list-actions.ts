import type { Action } from '../action.ts';
import { sequenceIn } from '../new-version.ts';
import { listPage, type PageRequest } from '../page.ts';
import { S3Error } from '../s3-error.ts';
import type { StoredVersion } from '../stored-version.ts';
import { type XmlElement, xmlDocument } from '../xml.ts';

const MAX_KEYS = 1_000;

export const listObjects: Action = ({ bucket: name, query }, { store }) => {
  if (query.get('list-type') !== '2')
    throw new S3Error('NotImplemented', 'ListObjects is not played locally; ListObjectsV2 is');
  const bucket = store.bucket(name);
  const token = query.get('continuation-token');
  const after = token === null ? (query.get('start-after') ?? '') : decodeToken(token);
  const request = { ...pageRequest(query), after };
  const page = listPage(bucket, request, (key) => {
    const current = key === after ? undefined : bucket.current(key);
    return current === undefined ? [] : [current];
  });
  const written = textWriter(query);
  const body = xmlDocument('ListBucketResult', [
    ['Name', name],
    ...requestElements(query, request),
    ['KeyCount', page.items.length + page.commonPrefixes.length],
    ['IsTruncated', page.next !== undefined],
    ['ContinuationToken', token ?? undefined],
    ['NextContinuationToken', page.next === undefined ? undefined : encodeToken(page.next.entry)],
    ['StartAfter', query.get('start-after') ?? undefined],
    ...page.items.map(
      (content): XmlElement => ['Contents', [['Key', written(content.key)], ...contentElements(content)]],
    ),
    ...commonPrefixes(page.commonPrefixes, written),
  ]);
  return { status: 200, body };
};

export const listVersions: Action = ({ bucket: name, query }, { store }) => {
  const bucket = store.bucket(name);
  const after = query.get('key-marker') ?? '';
  const marker = query.get('version-id-marker') ?? undefined;
  const request = { ...pageRequest(query), after };
  const page = listPage(bucket, request, (key) =>
    key === after ? behind(bucket.versionsOf(key), marker) : bucket.versionsOf(key),
  );
  const written = textWriter(query);
  const body = xmlDocument('ListVersionsResult', [
    ['Name', name],
    ...requestElements(query, request),
    ['KeyMarker', written(after)],
    ['VersionIdMarker', marker],
    ['IsTruncated', page.next !== undefined],
    ['NextKeyMarker', page.next === undefined ? undefined : written(page.next.entry)],
    ['NextVersionIdMarker', page.next?.item?.versionId],
    ...page.items.map((version): XmlElement => {
      const elements: XmlElement[] = [
        ['Key', written(version.key)],
        ['VersionId', version.versionId],
        ['IsLatest', version === bucket.latest(version.key)],
        ...contentElements(version),
      ];
      return [version.isRemoval ? 'DeleteMarker' : 'Version', elements];
    }),
    ...commonPrefixes(page.commonPrefixes, written),
  ]);
  return { status: 200, body };
};

/** The older ones; none without a marker, which then stands behind all of them. */
function behind(versions: readonly StoredVersion[], marker: string | undefined): readonly StoredVersion[] {
  if (marker === undefined) return [];
  const at = versions.findIndex(({ versionId }) => versionId === marker);
  if (at !== -1) return versions.slice(at + 1);
  const last = sequenceIn(marker) ?? 0;
  return versions.filter(({ sequence }) => sequence < last);
}

function pageRequest(query: URLSearchParams): Omit<PageRequest, 'after'> {
  const maxKeys = Number(query.get('max-keys') ?? MAX_KEYS);
  if (!(Number.isInteger(maxKeys) && maxKeys >= 0))
    throw new S3Error('InvalidArgument', 'max-keys is a whole number');
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys: Math.min(maxKeys, MAX_KEYS),
  };
}

function requestElements(query: URLSearchParams, { prefix, delimiter, maxKeys }: PageRequest): XmlElement[] {
  const written = textWriter(query);
  return [
    ['Prefix', written(prefix)],
    ['Delimiter', delimiter === '' ? undefined : written(delimiter)],
    ['MaxKeys', maxKeys],
    ['EncodingType', query.get('encoding-type') ?? undefined],
  ];
}

/** Keys may hold characters that XML cannot: with `encoding-type=url` they come percent-encoded. */
function textWriter(query: URLSearchParams): (text: string) => string {
  return query.get('encoding-type') === 'url'
    ? (text) => encodeURIComponent(text).replaceAll('%2F', '/')
    : (text) => text;
}

function contentElements(version: StoredVersion): XmlElement[] {
  return [
    ['LastModified', version.modifiedAt],
    ['ETag', version.isRemoval ? undefined : version.etag],
    ['Size', version.isRemoval ? undefined : version.bytes],
    ['StorageClass', version.isRemoval ? undefined : 'STANDARD'],
  ];
}

function commonPrefixes(prefixes: readonly string[], written: (text: string) => string): XmlElement[] {
  return prefixes.map((prefix) => ['CommonPrefixes', [['Prefix', written(prefix)]]]);
}

function encodeToken(entry: string): string {
  return Buffer.from(entry).toString('base64url');
}

function decodeToken(token: string): string {
  return Buffer.from(token, 'base64url').toString();
}

import type { ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import type { ObjectVersion } from '../core/archive/object-store.ts';

type Page = Pick<ListObjectVersionsCommandOutput, 'Versions' | 'DeleteMarkers'>;

interface Dated extends ObjectVersion {
  readonly at: number;
}

/** What is in a page of versions, which has those with content and the marks of removed objects in two lists: by key, newest first. */
export function versionsIn({ Versions = [], DeleteMarkers = [] }: Page): ObjectVersion[] {
  const all = [
    ...Versions.map((version) => dated(version, false)),
    ...DeleteMarkers.map((mark) => dated(mark, true)),
  ];
  return all.sort(byKeyNewestFirst).map(({ at: _, ...version }) => version);
}

type Listed = NonNullable<Page['DeleteMarkers']>[number];

function dated(
  { Key = '', VersionId = '', IsLatest = false, LastModified }: Listed,
  isRemoval: boolean,
): Dated {
  return { key: Key, versionId: VersionId, isLatest: IsLatest, isRemoval, at: LastModified?.getTime() ?? 0 };
}

function byKeyNewestFirst(a: Dated, b: Dated): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return Number(b.isLatest) - Number(a.isLatest) || b.at - a.at;
}

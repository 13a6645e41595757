import {
  allOf,
  anyOf,
  differsFrom,
  type Envelope,
  notOutdated,
  type PutWrite,
  providerOf,
  recencyOf,
} from 'wallet-webhooks/handler';
import type { Change } from './read-changes.ts';

/**
 * The write that brings a change into the directory.
 *
 * The newest event about a user makes the whole item, so the table ends up the same in whatever order events arrive. A
 * deletion is final whatever its time, because providers never use an id again: its tombstone, which has no personal data,
 * gives way to a newer deletion only.
 */
export function directoryWrite(change: Change, event: Envelope, table: string): PutWrite {
  const { source, environment } = event;
  const userId = change.kind === 'snapshot' ? change.snapshot.userId : change.userId;
  const item = {
    pk: `${source}#${userId}`,
    provider: providerOf(source),
    source,
    environment,
    ...recencyOf(event),
  };
  const common = { kind: 'put', table, whenStale: 'skip-write' } as const;
  const isNotDeleted = differsFrom('deleted', true);
  if (change.kind === 'deletion') {
    const condition = anyOf(isNotDeleted, notOutdated(event));
    return { ...common, item: { ...item, userId, deleted: true }, condition };
  }
  const condition = allOf(isNotDeleted, notOutdated(event));
  return { ...common, item: { ...item, ...change.snapshot, deleted: false }, condition };
}

import type { Envelope } from '../../../core/events/envelope.ts';
import { providerOf } from '../../../core/events/source-name.ts';
import {
  absent,
  allOf,
  anyOf,
  differsFrom,
  equals,
  lessThan,
  notNewerThan,
} from '../../../core/inbox/condition.ts';
import type { PutWrite } from '../../../core/inbox/write.ts';
import type { Change } from './read-changes.ts';

/**
 * The write that brings a change into the directory.
 *
 * The newest event about a user makes the whole item, so the table ends up the same in whatever order events arrive. A
 * deletion leaves a tombstone without personal data, which keeps a late, older snapshot from bringing the user back. Of a
 * snapshot and a deletion with the same time the deletion wins.
 */
export function directoryWrite(change: Change, event: Envelope, table: string): PutWrite {
  const { source, environment, time, id } = event;
  const userId = change.kind === 'snapshot' ? change.snapshot.userId : change.userId;
  const item = {
    pk: `${source}#${userId}`,
    provider: providerOf(source),
    source,
    environment,
    lastEventTime: time,
    lastEventId: id,
  };
  const common = { kind: 'put', table, whenStale: 'skip-write' } as const;
  if (change.kind === 'deletion') {
    const condition = notNewerThan('lastEventTime', time);
    return { ...common, item: { ...item, userId, deleted: true }, condition };
  }
  return { ...common, item: { ...item, ...change.snapshot, deleted: false }, condition: snapshotWins(time) };
}

function snapshotWins(time: string) {
  const sameTime = allOf(equals('lastEventTime', time), differsFrom('deleted', true));
  return anyOf(absent('lastEventTime'), lessThan('lastEventTime', time), sameTime);
}

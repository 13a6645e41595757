import type { SourceName } from '../events/source-name.ts';
import { absent, anyOf, lessThan } from './condition.ts';
import type { PutWrite } from './write.ts';

/** The attributes of an inbox entry that others than its handler look at. */
export const INBOX_ATTRIBUTES = {
  /** Partition key. */
  key: 'pk',
  /** Time to live, in epoch seconds. */
  expiresAt: 'expiresAt',
  /** When the handler settled the event, ISO 8601. */
  appliedAt: 'appliedAt',
} as const;

/** One event as one handler sees it. */
export interface InboxKey {
  readonly handler: string;
  readonly source: SourceName;
  readonly eventId: string;
  /** The replay that it comes from. @default it comes from none */
  readonly replayId?: string;
}

/**
 * `<handler>#<source>#<event id>`, and in a replay `<handler>#<replay id>#<source>#<event id>`. Handler, replay id and source hold
 * no `#`, and a source holds a slash, which a replay id does not: so two events never share a key.
 */
export function inboxKey({ handler, source, eventId, replayId }: InboxKey): string {
  const event = `${source}#${eventId}`;
  return replayId === undefined ? `${handler}#${event}` : `${handler}#${replayId}#${event}`;
}

export interface InboxEntry {
  readonly table: string;
  readonly key: InboxKey;
  readonly at: Date;
  readonly expiresAt: Date;
  /** What the entry stands for: the event's writes, or the finding that they were stale. */
  readonly outcome: 'applied' | 'stale';
}

/** The write that settles an event for a handler, and that only the first of several attempts can do. */
export function inboxEntryWrite({ table, key, at, expiresAt, outcome }: InboxEntry): PutWrite {
  return {
    kind: 'put',
    table,
    item: {
      [INBOX_ATTRIBUTES.key]: inboxKey(key),
      [INBOX_ATTRIBUTES.expiresAt]: epochSeconds(expiresAt),
      [INBOX_ATTRIBUTES.appliedAt]: at.toISOString(),
      outcome,
    },
    // DynamoDB deletes an expired item days late: until then it must count as absent.
    condition: anyOf(absent(INBOX_ATTRIBUTES.key), lessThan(INBOX_ATTRIBUTES.expiresAt, epochSeconds(at))),
  };
}

function epochSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}

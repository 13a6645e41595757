import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CANARY_HANDLER, CANARY_SOURCE } from '../core/canary/canary-source.ts';
import { INBOX_ATTRIBUTES, inboxKey } from '../core/inbox/inbox-entry.ts';
import { itemReader } from './item-reader.ts';

/** When the canary's handler settled an event, by its id; undefined where it has not. */
export type HandledAt = (eventId: string) => Promise<Date | undefined>;

/** Looks into the inbox, with strong consistency. */
export function canaryInbox(client: Pick<DynamoDBClient, 'send'>, table: string): HandledAt {
  const read = itemReader(client);
  return async (eventId) => {
    const pk = inboxKey({ handler: CANARY_HANDLER, source: CANARY_SOURCE, eventId });
    const entry = await read({ table, key: { [INBOX_ATTRIBUTES.key]: pk } });
    return entry === undefined ? undefined : new Date(String(entry[INBOX_ATTRIBUTES.appliedAt]));
  };
}

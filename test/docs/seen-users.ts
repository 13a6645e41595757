import { defineHandler, type HandleOf, type Item } from 'wallet-webhooks/handler';

/** The manifest of the handler that docs/adding-a-handler.md shows. */
export const seenUsers = defineHandler({
  name: 'seen-users',
  entry: new URL(import.meta.url),
  description: 'Keeps when each user was seen first and last.',
  events: ['*.user.*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  tables: {
    users: { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', reads: true, writes: ['put'] },
  },
});

// The page has what follows.
/** Keeps when a user was seen first and last. */
export const handle: HandleOf<typeof seenUsers> = async (
  { source, subject, time },
  { mergeItems, tables },
) => {
  if (subject === undefined) return 'ignored';
  const merge = ({ first = time, last = time }: Item = {}) => ({
    item: { first: String(first) < time ? first : time, last: String(last) > time ? last : time },
  });
  return mergeItems([{ table: tables.users, key: { pk: `${source}#${subject}` }, merge }]);
};

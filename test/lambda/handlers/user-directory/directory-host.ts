import type { Envelope } from '../../../../core/events/envelope.ts';
import type { HandlingOutcome } from '../../../../core/handling/handler.ts';
import type { ItemStore } from '../../../../core/inbox/item-store.ts';
import { mergeItems } from '../../../../core/inbox/merge-items.ts';
import { withoutRevision } from '../../../../core/inbox/revision.ts';
import { handle } from '../../../../lambda/handlers/user-directory/handle.ts';
import { MemoryTransactions } from '../../../support/memory-transactions.ts';

const NO_EFFECT = () => Promise.reject(new Error('The directory merges, and has no other effect.'));

/** Hands events to the directory's `handle`, with its tables in the given store, and keeps what it logs. */
export function hostDirectory(store: ItemStore) {
  const logged: unknown[] = [];
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    warn: (...line: unknown[]) => void logged.push(line),
  };
  const give = (event: Envelope): Promise<HandlingOutcome> =>
    handle(event, {
      body: JSON.stringify(event),
      applyOnce: NO_EFFECT,
      applyIfNewer: NO_EFFECT,
      mergeItems: async (merges) => (await mergeItems(store, event, merges)).outcome,
      tables: { users: 'users', lookUps: 'look-ups' },
      log,
      readItem: async () => undefined,
      notify: NO_EFFECT,
      secret: async () => '',
      environment: {},
      logGroup: '',
      drift: [],
      signal: new AbortController().signal,
    });
  return { give, logged };
}

/** The directory with its tables in memory. */
export function directoryInMemory() {
  const transactions = new MemoryTransactions({
    users: { partitionKey: 'pk' },
    'look-ups': { partitionKey: 'pk', sortKey: 'sk' },
  });
  const store: ItemStore = {
    transactions,
    readItem: async ({ table, key }) => transactions.read(table, key),
    putItem: (write) => transactions.put(write),
  };
  return {
    ...hostDirectory(store),
    store,
    /** The items of users, as the handler made them. */
    users: () => transactions.table('users').map(withoutRevision),
    /** `<what is looked up> <key of the user>`. */
    lookUps: () => transactions.table('look-ups').map(({ pk, sk }) => `${pk} ${sk}`),
  };
}

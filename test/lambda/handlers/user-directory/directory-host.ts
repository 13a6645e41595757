import type { Envelope } from '../../../../core/events/envelope.ts';
import type { HandlingOutcome } from '../../../../core/handling/handler.ts';
import { createInbox } from '../../../../core/inbox/inbox.ts';
import type { Transactions } from '../../../../core/inbox/transactions.ts';
import { effectsOf } from '../../../../lambda/handler-kit/item-effects.ts';
import { handle } from '../../../../lambda/handlers/user-directory/handle.ts';

/** Hands events to the directory's `handle`, with an inbox on the given store, and keeps what it logs. */
export function hostDirectory(transactions: Transactions) {
  const logged: unknown[] = [];
  const inbox = createInbox({
    transactions,
    table: 'inbox',
    handler: 'user-directory',
    retentionDays: 30,
    now: () => new Date('2026-11-22T10:00:00.000Z'),
  });
  const store = {
    transactions,
    readItem: async () => undefined,
    putItem: async () => ({ written: true }) as const,
  };
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    warn: (...line: unknown[]) => void logged.push(line),
  };
  const give = (event: Envelope): Promise<HandlingOutcome> =>
    handle(event, {
      body: JSON.stringify(event),
      ...effectsOf(event, { inbox, store, onMended: () => undefined }),
      tables: { users: 'users' },
      log,
      readItem: store.readItem,
      secret: async () => '',
      environment: {},
      notify: async () => undefined,
      logGroup: 'directory',
      drift: [],
      signal: new AbortController().signal,
    });
  return { give, logged };
}

import type { Envelope } from '../../../../core/events/envelope.ts';
import type { HandlingOutcome } from '../../../../core/handling/handler.ts';
import { createInbox } from '../../../../core/inbox/inbox.ts';
import type { Transactions } from '../../../../core/inbox/transactions.ts';
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
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    warn: (...line: unknown[]) => void logged.push(line),
  };
  const give = (event: Envelope): Promise<HandlingOutcome> =>
    handle(event, {
      applyOnce: (writes) => inbox.applyOnce(event, writes),
      tables: { users: 'users' },
      log,
      readItem: async () => undefined,
      secret: async () => '',
      environment: {},
      notify: async () => undefined,
      logGroup: 'directory',
      drift: [],
      signal: new AbortController().signal,
    });
  return { give, logged };
}

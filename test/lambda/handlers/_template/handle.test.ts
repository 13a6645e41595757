import { createInbox } from '../../../../core/inbox/inbox.ts';
import { createBatchHandler } from '../../../../lambda/handler-kit/batch-handler.ts';
import { handle } from '../../../../lambda/handlers/_template/handle.ts';
import { envelope } from '../../../support/envelopes.ts';
import { MemoryTransactions } from '../../../support/memory-transactions.ts';
import { recordedTelemetry } from '../../../support/recorded-telemetry.ts';
import { sqsEvent } from '../../../support/sqs-events.ts';

describe('the handler template', () => {
  it('counts each login once', async () => {
    const { handler, transactions } = host();
    const login = envelope({ type: 'privy.user.authenticated', subject: 'did:privy:zoe' });
    const { subject: _, ...ofNobody } = login;
    const batch = sqsEvent(login, { ...login, id: 'msg_2' }, login, { ...ofNobody, id: 'msg_3' });

    expect(await handler(batch, { getRemainingTimeInMillis: () => 30_000 })).toEqual({
      batchItemFailures: [],
    });
    expect(transactions.table('logins')).toEqual([{ pk: 'privy/main#did:privy:zoe', logins: 2 }]);
  });
});

function host() {
  const transactions = new MemoryTransactions();
  const now = () => new Date('2026-11-22T10:00:05.000Z');
  const inbox = createInbox({ transactions, table: 'inbox', handler: 'login-count', retentionDays: 30, now });
  const { telemetry } = recordedTelemetry();
  const handler = createBatchHandler({ handle, inbox, tables: { logins: 'logins' }, telemetry, now });
  return { handler, transactions };
}

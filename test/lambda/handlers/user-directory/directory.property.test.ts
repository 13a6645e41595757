import fc from 'fast-check';
import type { Envelope } from '../../../../core/events/envelope.ts';
import { readChanges } from '../../../../lambda/handlers/user-directory/read-changes.ts';
import { envelope } from '../../../support/envelopes.ts';
import { MemoryTransactions } from '../../../support/memory-transactions.ts';
import { hostDirectory } from './directory-host.ts';

const USER_TYPES = [
  'privy.user.created',
  'privy.user.authenticated',
  'privy.user.linked_account',
  'privy.user.unlinked_account',
  'privy.user.updated_account',
  'privy.user.wallet_created',
  'privy.user.transferred_account',
  'privy.user.deleted',
  'dynamic.user.created',
  'dynamic.user.updated',
  'dynamic.user.merged',
  'dynamic.user.deleted',
] as const;

describe('user directory', () => {
  it('ends up the same in whatever order events arrive, however often each of them does', () =>
    fc.assert(
      fc.asyncProperty(history(), async ({ events, arrivals }) => {
        const inOrder = new MemoryTransactions();
        const asArrived = new MemoryTransactions();
        const [first, second] = [hostDirectory(inOrder), hostDirectory(asArrived)];

        for (const event of events) await first.give(event);
        for (const event of arrivals) await second.give(event);

        expect(asArrived.table('users')).toEqual(inOrder.table('users'));
        expect(latestOf(asArrived, 'did:privy:a')).toBe(latestAbout(events, 'did:privy:a'));
      }),
    ));

  it('keeps no personal data of a deleted user, in whatever order events arrive', () =>
    fc.assert(
      fc.asyncProperty(history(), async ({ arrivals }) => {
        const transactions = new MemoryTransactions();
        const { give } = hostDirectory(transactions);
        const deletion = aboutUser('privy.user.deleted', {
          id: 'last',
          time: timeOf(999),
          user: 'did:privy:a',
        });

        for (const event of [...arrivals, deletion, ...arrivals]) await give(event);

        expect(transactions.item('users', 'privy/main#did:privy:a')).toEqual({
          pk: 'privy/main#did:privy:a',
          provider: 'privy',
          source: 'privy/main',
          environment: 'production',
          userId: 'did:privy:a',
          deleted: true,
          lastEventTime: timeOf(999),
          lastEventId: 'last',
        });
      }),
    ));

  it('never throws on a payload of any shape, and writes only what a table can hold', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...USER_TYPES), oddPayload(), async (type, data) => {
        const event = envelope({
          type,
          data,
          source: type.startsWith('privy') ? 'privy/main' : 'dynamic/main',
        });
        const transactions = new MemoryTransactions();

        const outcome = await hostDirectory(transactions).give(event);

        expect(outcome).toBe(readChanges(event).ok ? 'applied' : 'ignored');
        for (const item of transactions.table('users'))
          expect(JSON.parse(JSON.stringify(item))).toEqual(item);
      }),
    ));
});

interface Plan {
  readonly type: string;
  readonly user: string;
  /** Of what kind the event's time is. */
  readonly timesource: Envelope['timesource'];
}

/**
 * Events about three users, each at its own time or without one of the provider's, and an order in which they arrive, some
 * of them twice.
 */
function history() {
  const plan = fc.record<Plan>({
    type: fc.constantFrom(...USER_TYPES.filter((type) => type.startsWith('privy'))),
    user: fc.constantFrom('did:privy:a', 'did:privy:b', 'did:privy:c'),
    timesource: fc.constantFrom(undefined, undefined, undefined, 'receipt', 'capped'),
  });
  return fc.array(plan, { minLength: 1, maxLength: 8 }).chain((plans) => {
    const events = plans.map(({ type, user, timesource }, index) => ({
      ...aboutUser(type, { id: `${index}`, time: timeOf(index), user }),
      receivedtime: timeOf(index),
      ...(timesource && { timesource }),
    }));
    return fc.record({
      events: fc.constant(events),
      arrivals: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
    });
  });
}

/** A transfer comes from user b. */
function aboutUser(type: string, { id, time, user }: { id: string; time: string; user: string }): Envelope {
  const snapshot = { id: user, linked_accounts: [{ type: 'email', address: `${id}@example.test` }] };
  const data =
    type === 'privy.user.transferred_account'
      ? { fromUser: { id: 'did:privy:b' }, toUser: snapshot, deletedUser: true }
      : { user: snapshot, account: snapshot.linked_accounts[0], wallet: { address: `0x${id}` } };
  return envelope({ id, time, type, data });
}

function timeOf(index: number): string {
  return new Date(Date.UTC(2026, 10, 22, 10, 0, 0, index)).toISOString();
}

function latestOf(transactions: MemoryTransactions, user: string): unknown {
  return transactions.item('users', `privy/main#${user}`)?.['lastEventId'];
}

/** The last event about a user: of the deletions where there is one, of those with a time of the provider's where there is. */
function latestAbout(events: readonly Envelope[], user: string): string | undefined {
  const about = events.filter((event) => JSON.stringify(event.data).includes(`"${user}"`));
  const isDeletion = ({ type }: Envelope) => type === 'privy.user.deleted';
  const counting = about.some(isDeletion) ? about.filter(isDeletion) : about;
  const timed = counting.filter(({ timesource }) => timesource === undefined);
  return (timed.length > 0 ? timed : counting).at(-1)?.id;
}

/** Payloads that are nearly right, with anything in the places that are read. */
function oddPayload() {
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('did:privy:a', '0xabc', 'email', 'blockchain', 'wallet', 0, -1),
  );
  const account = fc.oneof(
    odd,
    fc.record(
      { type: odd, format: odd, address: odd, subject: odd, chain_type: odd, chain: odd, email: odd },
      { requiredKeys: [] },
    ),
  );
  const user = fc.oneof(
    odd,
    fc.record(
      {
        id: fc.oneof(odd, fc.constant('did:privy:a')),
        userId: odd,
        created_at: fc.oneof(odd, fc.double()),
        createdAt: odd,
        linked_accounts: fc.oneof(odd, fc.array(account)),
        verifiedCredentials: fc.oneof(odd, fc.array(account)),
        walletPublicKey: odd,
        wallets: fc.oneof(odd, fc.array(account)),
        oauthAccounts: fc.oneof(odd, fc.array(account)),
      },
      { requiredKeys: [] },
    ),
  );
  return fc.oneof(
    odd,
    fc.record(
      {
        user,
        data: user,
        toUser: user,
        fromUser: user,
        deletedUser: odd,
        account,
        wallet: account,
        event: odd,
      },
      { requiredKeys: [] },
    ),
  );
}

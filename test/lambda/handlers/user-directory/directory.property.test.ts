import fc from 'fast-check';
import type { Envelope } from '../../../../core/events/envelope.ts';
import type { Item } from '../../../../core/inbox/item.ts';
import { readChanges } from '../../../../lambda/handlers/user-directory/read-changes.ts';
import { DYNAMIC_READERS } from '../../../../lambda/handlers/user-directory/read-dynamic.ts';
import { PRIVY_READERS } from '../../../../lambda/handlers/user-directory/read-privy.ts';
import { envelope } from '../../../support/envelopes.ts';
import { directoryInMemory } from './directory-host.ts';

/** Every type of which something is read. */
const TYPES = [...PRIVY_READERS, ...DYNAMIC_READERS].map(([type]) => type);
const PRIVY_USER_TYPES = TYPES.filter(
  (type) => type.startsWith('privy.user.') && type !== 'privy.user.kyc.updated',
);

describe('user directory', () => {
  it('ends up the same in whatever order events arrive, however often each of them does', () =>
    fc.assert(
      fc.asyncProperty(history(), async ({ events, arrivals }) => {
        const [inOrder, asArrived] = [directoryInMemory(), directoryInMemory()];

        for (const event of events) await inOrder.give(event);
        for (const event of arrivals) await asArrived.give(event);

        expect(asArrived.users()).toEqual(inOrder.users());
        expect(asArrived.lookUps()).toEqual(inOrder.lookUps());
        expect(latestOf(asArrived.users(), 'did:privy:a')).toBe(latestAbout(events, 'did:privy:a'));
      }),
    ));

  it('keeps no personal data of a deleted user, in whatever order events arrive', () =>
    fc.assert(
      fc.asyncProperty(history(), async ({ arrivals }) => {
        const { give, users, lookUps } = directoryInMemory();
        const deletion = aboutUser('privy.user.deleted', {
          id: 'last',
          time: timeOf(999),
          user: 'did:privy:a',
        });

        for (const event of [...arrivals, deletion, ...arrivals]) await give(event);

        expect(users().find(({ pk }) => pk === 'privy/main#did:privy:a')).toEqual({
          pk: 'privy/main#did:privy:a',
          provider: 'privy',
          source: 'privy/main',
          environment: 'production',
          userId: 'did:privy:a',
          deleted: true,
          lastEventTime: timeOf(999),
          lastEventId: 'last',
          lastSaid: expect.stringMatching(/^2026-11-22T10:00:00.999Z~[-_0-9A-Za-z]{14}$/),
        });
        expect(lookUps().filter((row) => row.endsWith('did:privy:a'))).toEqual([]);
      }),
    ));

  it('never throws on a payload of any shape, and writes only what a table can hold', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...TYPES), oddPayload(), async (type, data) => {
        const source = type.startsWith('privy') ? 'privy/main' : 'dynamic/main';
        const event = envelope({ type, data, source });
        const { give, users } = directoryInMemory();

        const outcome = await give(event);

        expect(outcome).toBe(readChanges(event).ok ? 'applied' : 'ignored');
        for (const item of users()) expect(JSON.parse(JSON.stringify(item))).toEqual(item);
        expect(await give(event)).toBe(outcome === 'applied' ? 'duplicate' : 'ignored');
      }),
      { numRuns: 500 },
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
    type: fc.constantFrom(...PRIVY_USER_TYPES),
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

function latestOf(users: readonly Item[], user: string): unknown {
  return users.find(({ pk }) => pk === `privy/main#${user}`)?.['lastEventId'];
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
        mfa_methods: fc.oneof(odd, fc.array(account)),
        mfaDevices: fc.oneof(odd, fc.array(account)),
        publicKey: odd,
        provider: odd,
        accountUsername: odd,
        status: odd,
        email: odd,
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
        user_id: fc.oneof(odd, fc.constant('did:privy:a')),
        userId: fc.oneof(odd, fc.constant('u-1')),
        method: odd,
        wallet_address: odd,
      },
      { requiredKeys: [] },
    ),
  );
}

import type { Envelope } from '../../../../core/events/envelope.ts';
import { envelope } from '../../../support/envelopes.ts';
import { directoryInMemory } from './directory-host.ts';

const ZOE = 'did:privy:zoe';
const EARLY = '2026-11-22T08:00:00.000Z';
const LATE = '2026-11-22T09:00:00.000Z';

describe('user directory', () => {
  it('keeps one item per user', async () => {
    const { give, users } = directoryInMemory();

    expect(await give(privyUser('1', EARLY, ['zoe@example.test']))).toBe('applied');

    expect(users()).toEqual([
      {
        pk: 'privy/main#did:privy:zoe',
        provider: 'privy',
        source: 'privy/main',
        environment: 'production',
        userId: 'did:privy:zoe',
        createdAt: '2026-11-21T00:00:00.000Z',
        accounts: [{ type: 'email', identifier: 'zoe@example.test' }],
        wallets: [],
        deleted: false,
        lastEventTime: '2026-11-22T08:00:00.000Z',
        lastEventId: '1',
        lastSaid: '2026-11-22T08:00:00.000Z~mwro197sa4ayc_',
        listed: '2026-11-22T08:00:00.000Z~mwro197sa4ayc_',
        format: 2,
      },
    ]);
  });

  it('replaces the item by a newer snapshot and not by an older one', async () => {
    const { give, users } = directoryInMemory();
    await give(privyUser('2', LATE, ['new@example.test']));

    expect(await give(privyUser('1', EARLY, ['old@example.test']))).toBe('stale');
    expect(users()).toMatchObject([{ accounts: [{ identifier: 'new@example.test' }], lastEventId: '2' }]);
  });

  it('takes the same event once', async () => {
    const { give } = directoryInMemory();
    await give(privyUser('1', EARLY, []));

    expect(await give(privyUser('1', EARLY, []))).toBe('duplicate');
  });

  it('keeps users of the same id apart by their source', async () => {
    const { give, users } = directoryInMemory();
    await give(privyUser('1', EARLY, []));
    await give({ ...privyUser('1', EARLY, []), source: 'privy/second' });

    expect(users().map(({ pk }) => pk)).toEqual(['privy/main#did:privy:zoe', 'privy/second#did:privy:zoe']);
  });

  it('leaves of a deleted user a tombstone without personal data', async () => {
    const { give, users } = directoryInMemory();
    await give(privyUser('1', EARLY, ['zoe@example.test']));

    expect(await give(privyDeletion('2', LATE))).toBe('applied');
    expect(users()).toEqual([
      {
        pk: 'privy/main#did:privy:zoe',
        provider: 'privy',
        source: 'privy/main',
        environment: 'production',
        userId: 'did:privy:zoe',
        deleted: true,
        lastEventTime: '2026-11-22T09:00:00.000Z',
        lastEventId: '2',
        lastSaid: '2026-11-22T09:00:00.000Z~mwro197s1HNeOi',
      },
    ]);
  });

  it.each([
    ['older', EARLY],
    ['just as old', LATE],
    ['newer, because no user id is used again', '2026-11-22T10:00:00.000Z'],
  ])('does not bring a deleted user back with a snapshot that is %s', async (_, time) => {
    const { give, users } = directoryInMemory();
    await give(privyDeletion('2', LATE));

    expect(await give(privyUser('1', time, ['zoe@example.test']))).toBe('stale');
    expect(users()).toMatchObject([{ deleted: true, lastEventId: '2' }]);
    expect(users()[0]).not.toHaveProperty('accounts');
  });

  it('deletes a user whose last snapshot is just as old', async () => {
    const { give, users } = directoryInMemory();
    await give(privyUser('1', LATE, ['zoe@example.test']));

    expect(await give(privyDeletion('2', LATE))).toBe('applied');
    expect(users()).toMatchObject([{ deleted: true }]);
  });

  it('deletes a user whatever the time of the deletion', async () => {
    const { give, users } = directoryInMemory();
    await give(privyUser('2', LATE, ['zoe@example.test']));

    expect(await give(privyDeletion('1', EARLY))).toBe('applied');
    expect(await give(privyUser('3', '2026-11-22T10:00:00.000Z', ['zoe@example.test']))).toBe('stale');
    expect(users()).toEqual([expect.objectContaining({ deleted: true, lastEventTime: EARLY })]);
    expect(users()[0]).not.toHaveProperty('accounts');
  });

  it.each(['receipt', 'capped'] as const)(
    'never replaces a state that has a time by one whose time is %s',
    async (timesource) => {
      const { give, users } = directoryInMemory();
      await give(privyUser('1', EARLY, ['zoe@example.test']));

      expect(await give({ ...privyUser('2', LATE, []), timesource })).toBe('stale');
      expect(users()).toMatchObject([{ lastEventId: '1', lastEventTime: EARLY }]);
    },
  );

  it('follows events without a time as they arrived, until one with a time comes', async () => {
    const { give, users } = directoryInMemory();
    const untimed = (id: string, receivedtime: string): Envelope => ({
      ...privyUser(id, receivedtime, [`${id}@example.test`]),
      ...{ receivedtime, timesource: 'receipt' },
    });

    expect(await give(untimed('2', LATE))).toBe('applied');
    expect(await give(untimed('1', EARLY))).toBe('stale');
    expect(users()[0]).toMatchObject({ lastEventId: '2', lastReceivedTime: LATE });
    expect(users()[0]).not.toHaveProperty('lastEventTime');

    expect(await give(privyUser('3', EARLY, ['zoe@example.test']))).toBe('applied');
    expect(users()[0]).toMatchObject({ lastEventId: '3', lastEventTime: EARLY });
    expect(users()[0]).not.toHaveProperty('lastReceivedTime');
  });

  it('is not frozen by a clock that was ahead for one event', async () => {
    const { give, users } = directoryInMemory();
    const ahead = { ...privyUser('1', '2026-11-22T08:05:00.000Z', []), timesource: 'capped' as const };

    expect(await give(ahead)).toBe('applied');
    expect(await give(privyUser('2', EARLY, ['new@example.test']))).toBe('applied');
    expect(users()).toMatchObject([{ accounts: [{ identifier: 'new@example.test' }] }]);
    expect(await give(privyDeletion('3', EARLY))).toBe('applied');
    expect(users()).toMatchObject([{ deleted: true }]);
  });

  it('deletes a user by an event without a time', async () => {
    const { give, users } = directoryInMemory();
    await give(privyUser('1', LATE, ['zoe@example.test']));

    expect(await give({ ...privyDeletion('2', EARLY), timesource: 'receipt' })).toBe('applied');
    expect(users()).toEqual([
      {
        pk: 'privy/main#did:privy:zoe',
        provider: 'privy',
        source: 'privy/main',
        environment: 'production',
        userId: 'did:privy:zoe',
        deleted: true,
        lastReceivedTime: '2026-11-22T10:00:01.000Z',
        lastEventId: '2',
        lastSaid: '-2026-11-22T10:00:01.000Z~mwro197s1HNeOi',
      },
    ]);
  });

  it('brings both users of a transfer up to date at once', async () => {
    const { give, users } = directoryInMemory();
    await give(privyUser('1', EARLY, ['old@example.test'], 'did:privy:old'));

    expect(await give(transfer('2', LATE))).toBe('applied');
    expect(users()).toMatchObject([
      { pk: 'privy/main#did:privy:old', deleted: true, lastEventId: '2' },
      { pk: 'privy/main#did:privy:zoe', deleted: false, accounts: [{ identifier: 'zoe@example.test' }] },
    ]);
  });

  it('buries the user a transfer came from although the other user has moved on', async () => {
    const { give, users } = directoryInMemory();
    await give(privyUser('2', LATE, ['newest@example.test']));
    await give(privyUser('0', EARLY, ['old@example.test'], 'did:privy:old'));

    expect(await give(transfer('1', EARLY))).toBe('applied');
    expect(users()).toMatchObject([
      { pk: 'privy/main#did:privy:old', deleted: true },
      { pk: 'privy/main#did:privy:zoe', accounts: [{ identifier: 'newest@example.test' }] },
    ]);
  });

  it.each([
    [{ deletedUser: false }, ['privy/main#did:privy:zoe']],
    [{ deletedUser: null }, ['privy/main#did:privy:old', 'privy/main#did:privy:zoe']],
    [{ fromUser: null }, ['privy/main#did:privy:zoe']],
    [{ fromUser: { id: ZOE } }, ['privy/main#did:privy:zoe']],
    [{ toUser: null }, ['privy/main#did:privy:old']],
    [{ toUser: { id: ZOE } }, ['privy/main#did:privy:old']],
  ])('reads a transfer with %j', async (changed, keys) => {
    const { give, users } = directoryInMemory();
    const event = transfer('1', EARLY);

    expect(await give({ ...event, data: { ...(event.data as object), ...changed } })).toBe('applied');
    expect(users().map(({ pk }) => pk)).toEqual(keys);
  });

  it.each([
    ['privy.user.authenticated', { user: { id: 'not an id', linked_accounts: [] } }, 'no-user-id'],
    ['privy.user.created', null, 'no-user-id'],
    ['privy.user.deleted', {}, 'no-user-id'],
    ['privy.user.transferred_account', { deletedUser: true }, 'no-user-id'],
    ['privy.user.linked_account', { user: { id: ZOE } }, 'no-account-list'],
    ['dynamic.user.updated', { data: { id: 'u-1' } }, 'no-account-list'],
    ['dynamic.user.deleted', { data: null }, 'no-user-id'],
  ])('ignores a %s with %j and says why', async (type, data, reason) => {
    const { give, users, logged } = directoryInMemory();

    expect(await give(envelope({ type, data }))).toBe('ignored');
    expect(users()).toEqual([]);
    expect(logged).toEqual([['user event ignored', { reason }]]);
  });

  it.each(['dynamic.user.session.revoked', 'privy.user.appeared_last_week', 'dynamic.wallet.signature'])(
    'leaves the item alone on %s, which says nothing that it keeps',
    async (type) => {
      const { give, users, logged } = directoryInMemory();
      await give(privyUser('1', EARLY, ['zoe@example.test']));
      const before = users();

      const data = {
        user: { id: ZOE, linked_accounts: [] },
        data: { id: ZOE, userId: ZOE, verifiedCredentials: [] },
      };

      expect(await give(envelope({ id: '2', time: LATE, type, data }))).toBe('ignored');
      expect(users()).toEqual(before);
      expect(logged).toEqual([]);
    },
  );
});

function privyUser(id: string, time: string, addresses: readonly string[], userId = ZOE): Envelope {
  const linked_accounts = addresses.map((address) => ({ type: 'email', address }));
  return envelope({ id, time, data: { user: { id: userId, created_at: 1795219200, linked_accounts } } });
}

function privyDeletion(id: string, time: string): Envelope {
  return envelope({ ...privyUser(id, time, ['zoe@example.test']), type: 'privy.user.deleted' });
}

function transfer(id: string, time: string): Envelope {
  const toUser = { id: ZOE, linked_accounts: [{ type: 'email', address: 'zoe@example.test' }] };
  const data = { fromUser: { id: 'did:privy:old' }, toUser, deletedUser: true };
  return envelope({ id, time, type: 'privy.user.transferred_account', data });
}

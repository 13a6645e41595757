import {
  newPrivyUser,
  snapshotOfPrivyUser,
} from '../../../../lambda/handlers/user-directory/snapshot-of-privy-user.ts';

const ID = 'did:privy:cmzoefixture000000000001';

describe('snapshotOfPrivyUser', () => {
  it('keeps the id, the time of creation, the accounts and the wallets, and nothing else', () => {
    const user = {
      id: ID,
      created_at: 1795219200,
      has_accepted_terms: true,
      is_guest: false,
      custom_metadata: { note: 'left out' },
      mfa_methods: [{ type: 'sms', verified_at: 1795219200 }],
      linked_accounts: [
        { type: 'email', address: 'zoe@example.test', verified_at: 1795219200 },
        { type: 'google_oauth', subject: '1001', email: 'zoe@example.test', name: 'Zoë' },
        {
          type: 'wallet',
          address: '0x1111111111111111111111111111111111111111',
          chain_type: 'ethereum',
          connector_type: 'embedded',
          wallet_client: 'privy',
        },
      ],
    };

    expect(snapshotOfPrivyUser(user)).toEqual({
      ok: true,
      snapshot: {
        userId: ID,
        createdAt: '2026-11-21T00:00:00.000Z',
        accounts: [
          { type: 'email', identifier: 'zoe@example.test' },
          { type: 'google_oauth', identifier: '1001' },
        ],
        wallets: [
          { address: '0x1111111111111111111111111111111111111111', chain: 'ethereum', kind: 'embedded' },
        ],
        mfa: [{ type: 'sms' }],
      },
    });
  });

  it.each([
    [
      { type: 'phone', phoneNumber: '+15550100' },
      { type: 'phone', identifier: '+15550100' },
    ],
    [
      { type: 'phone', phoneNumber: null, number: '+15550101' },
      { type: 'phone', identifier: '+15550101' },
    ],
    [
      { type: 'farcaster', fid: 77, username: 'zoe' },
      { type: 'farcaster', identifier: '77' },
    ],
    [
      { type: 'telegram', telegram_user_id: '88' },
      { type: 'telegram', identifier: '88' },
    ],
    [
      { type: 'passkey', credential_id: 'cred' },
      { type: 'passkey', identifier: 'cred' },
    ],
    [
      { type: 'custom_auth', custom_user_id: 'u-1' },
      { type: 'custom_auth', identifier: 'u-1' },
    ],
    [
      { type: 'custom:steam', subject: 's-1' },
      { type: 'custom:steam', identifier: 's-1' },
    ],
    [
      { type: 'cross_app', subject: 's-2', embedded_wallets: [] },
      { type: 'cross_app', identifier: 's-2' },
    ],
    [
      { type: 'authorization_key', public_key: 'pk' },
      { type: 'authorization_key', identifier: 'pk' },
    ],
    [
      { type: 'appeared_last_week', subject: 's-3' },
      { type: 'appeared_last_week', identifier: 's-3' },
    ],
    [{ type: 'appeared_last_week', handle: '@zoe' }, { type: 'appeared_last_week' }],
    [{ type: 'email', address: null }, { type: 'email' }],
    [
      { type: 'constructor', subject: 's-4' },
      { type: 'constructor', identifier: 's-4' },
    ],
  ])('reads the account %j', (account, expected) => {
    expect(snapshotOfPrivyUser({ id: ID, linked_accounts: [account] })).toEqual({
      ok: true,
      snapshot: { userId: ID, accounts: [expected], wallets: [] },
    });
  });

  it.each([
    [{ connector_type: 'embedded' }, 'embedded'],
    [{ wallet_client: 'privy' }, 'embedded'],
    [{ connector_type: 'injected', wallet_client: 'unknown' }, 'external'],
    [{}, 'external'],
    [{ type: 'smart_wallet', smart_wallet_type: 'safe' }, 'smart'],
  ])('tells of a wallet with %j that it is %s', (properties, kind) => {
    const wallet = { type: 'wallet', address: '0xabc', ...properties };

    expect(snapshotOfPrivyUser({ id: ID, linked_accounts: [wallet] })).toMatchObject({
      snapshot: { accounts: [], wallets: [{ address: '0xabc', kind }] },
    });
  });

  it('leaves out what it cannot read and keeps the rest', () => {
    const linked_accounts = [
      null,
      'email',
      [],
      {},
      { type: 5 },
      { type: null, address: 'x' },
      { type: 'wallet', address: null },
      { type: 'wallet' },
      { type: 'email', address: 'zoe@example.test' },
    ];

    expect(snapshotOfPrivyUser({ id: ID, created_at: 'soon', linked_accounts })).toEqual({
      ok: true,
      snapshot: {
        userId: ID,
        accounts: [{ type: '5' }, { type: 'email', identifier: 'zoe@example.test' }],
        wallets: [],
      },
    });
  });

  it.each([
    [1795219200, '2026-11-21T00:00:00.000Z'],
    [1795219200123, '2026-11-21T00:00:00.123Z'],
    ['2026-11-21T00:00:00Z', '2026-11-21T00:00:00.000Z'],
    [null, undefined],
    [Number.MAX_VALUE, undefined],
    ['', undefined],
    ['1', undefined],
    ['5/6/2026', undefined],
  ])('reads the time of creation %j as %s', (created_at, createdAt) => {
    const reading = snapshotOfPrivyUser({ id: ID, created_at, linked_accounts: [] });

    expect(reading.ok && reading.snapshot.createdAt).toBe(createdAt);
  });

  it.each([
    undefined,
    null,
    7,
    'did:privy:1',
    [],
    {},
    { id: null },
    { id: '' },
    { id: 'with space' },
    { id: 5 },
  ])('finds no user id in %j', (user) => {
    expect(snapshotOfPrivyUser(user)).toEqual({ ok: false, reason: 'no-user-id' });
  });

  it.each([{ id: ID }, { id: ID, linked_accounts: null }, { id: ID, linked_accounts: {} }])(
    'takes %j for no snapshot, because empty lists would erase what is known',
    (user) => {
      expect(snapshotOfPrivyUser(user)).toEqual({ ok: false, reason: 'no-account-list' });
    },
  );
});

describe('newPrivyUser', () => {
  it.each([{ id: ID }, { id: ID, linked_accounts: null }])('gives %j an empty list of accounts', (user) => {
    expect(newPrivyUser(user)).toEqual({ id: ID, linked_accounts: [] });
  });

  it('keeps the accounts of a user who has some', () => {
    const user = { id: ID, linked_accounts: [{ type: 'email' }] };

    expect(newPrivyUser(user)).toEqual(user);
  });
});

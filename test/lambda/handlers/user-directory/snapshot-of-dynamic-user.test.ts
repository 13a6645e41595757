import {
  newDynamicUser,
  snapshotOfDynamicUser,
} from '../../../../lambda/handlers/user-directory/snapshot-of-dynamic-user.ts';

const ID = 'b61f7a2e-4c1d-4e0a-9f35-7d20c8e41a10';

describe('snapshotOfDynamicUser', () => {
  it('keeps the id, the time of creation, the accounts and the wallets, and nothing else', () => {
    const user = {
      id: ID,
      projectEnvironmentId: '70b4f8d2-9e35-4a16-8c0d-b52e6f917a04',
      firstName: 'Zoë',
      email: 'zoe@example.test',
      firstVisit: '2026-11-22T00:00:00.123Z',
      verifiedCredentials: [
        { id: 'c-1', format: 'blockchain', chain: 'EVM', address: '0xabc', walletName: 'metamask' },
        { id: 'c-2', format: 'email', email: 'zoe@example.test', signInEnabled: true },
        {
          id: 'c-3',
          format: 'oauth',
          oauthProvider: 'google',
          oauthAccountId: '1001',
          oauthEmails: ['z@example.test'],
        },
      ],
    };

    expect(snapshotOfDynamicUser(user)).toEqual({
      ok: true,
      snapshot: {
        userId: ID,
        createdAt: '2026-11-22T00:00:00.123Z',
        accounts: [
          { type: 'email', identifier: 'zoe@example.test' },
          { type: 'google', identifier: '1001' },
        ],
        wallets: [{ address: '0xabc', chain: 'EVM', kind: 'external' }],
      },
    });
  });

  it.each([
    [
      { format: 'oauth', oauthUsername: 'zoe' },
      { type: 'oauth', identifier: 'zoe' },
    ],
    [
      { format: 'phoneNumber', phoneNumber: '5550100' },
      { type: 'phoneNumber', identifier: '5550100' },
    ],
    [
      { format: 'passkey', id: 'c-4' },
      { type: 'passkey', identifier: 'c-4' },
    ],
    [
      { format: 'externalUser', publicIdentifier: 'u-1', id: 'c' },
      { type: 'externalUser', identifier: 'u-1' },
    ],
    [
      { format: 'email', email: null, publicIdentifier: 'z@example.test' },
      { type: 'email', identifier: 'z@example.test' },
    ],
    [{ format: 'totp' }, { type: 'totp' }],
  ])('reads the credential %j', (credential, expected) => {
    expect(snapshotOfDynamicUser({ id: ID, verifiedCredentials: [credential] })).toEqual({
      ok: true,
      snapshot: { userId: ID, accounts: [expected], wallets: [] },
    });
  });

  it.each([
    [{ walletProvider: 'embeddedWallet' }, 'embedded'],
    [{ embeddedWalletId: 'w-1' }, 'embedded'],
    [{ embeddedWalletId: null, walletProvider: 'browserExtension' }, 'external'],
    [{ walletProvider: 'smartContractWallet' }, 'smart'],
    [{}, 'external'],
  ])('tells of a wallet with %j that it is %s', (properties, kind) => {
    const credential = { format: 'blockchain', address: '0xabc', ...properties };

    expect(snapshotOfDynamicUser({ id: ID, verifiedCredentials: [credential] })).toMatchObject({
      snapshot: { wallets: [{ address: '0xabc', kind }] },
    });
  });

  it('prefers the time of creation to the first visit', () => {
    const user = {
      id: ID,
      createdAt: '2026-11-01T00:00:00.000Z',
      firstVisit: '2026-11-02T00:00:00.000Z',
      verifiedCredentials: [],
    };

    expect(snapshotOfDynamicUser(user)).toMatchObject({
      snapshot: { createdAt: '2026-11-01T00:00:00.000Z' },
    });
  });

  it.each([undefined, null, {}, { id: null }, { userId: '', id: 7 }])('finds no user id in %j', (user) => {
    expect(snapshotOfDynamicUser(user)).toEqual({ ok: false, reason: 'no-user-id' });
  });

  it.each([{ id: ID }, { id: ID, verifiedCredentials: null }])(
    'takes %j for no snapshot, because empty lists would erase what is known',
    (user) => {
      expect(snapshotOfDynamicUser(user)).toEqual({ ok: false, reason: 'no-account-list' });
    },
  );

  it('leaves out what it cannot read and keeps the rest', () => {
    const verifiedCredentials = [
      null,
      3,
      {},
      { format: null },
      { format: 'blockchain', address: {} },
      { format: 'email' },
    ];

    expect(snapshotOfDynamicUser({ id: ID, verifiedCredentials })).toEqual({
      ok: true,
      snapshot: { userId: ID, accounts: [{ type: 'email' }], wallets: [] },
    });
  });
});

describe('newDynamicUser', () => {
  it('reads a session as the user with the wallet of the session', () => {
    const session = {
      id: '484e49ba-0000-4000-8000-000000000001',
      userId: ID,
      chain: 'EVM',
      walletPublicKey: '0xabc',
      walletName: 'metamask',
      provider: 'browserExtension',
      ipAddress: '203.0.113.7',
      createdAt: '2026-11-22T00:00:00.123Z',
      verifiedCredentialType: 'wallet',
    };

    expect(snapshotOfDynamicUser(newDynamicUser(session))).toEqual({
      ok: true,
      snapshot: {
        userId: ID,
        createdAt: '2026-11-22T00:00:00.123Z',
        accounts: [],
        wallets: [{ address: '0xabc', chain: 'EVM', kind: 'external' }],
      },
    });
  });

  it('reads a new user without credentials as one without accounts', () => {
    expect(snapshotOfDynamicUser(newDynamicUser({ id: ID, verifiedCredentials: null }))).toEqual({
      ok: true,
      snapshot: { userId: ID, accounts: [], wallets: [] },
    });
  });

  it('keeps the credentials of a user who has some', () => {
    const user = { id: ID, walletPublicKey: '0xdef', verifiedCredentials: [{ format: 'email' }] };

    expect(newDynamicUser(user)).toEqual(user);
  });
});

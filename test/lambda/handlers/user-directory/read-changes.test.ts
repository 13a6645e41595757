import { readChanges } from '../../../../lambda/handlers/user-directory/read-changes.ts';
import { envelope } from '../../../support/envelopes.ts';

const ZOE = 'did:privy:zoe';
const EMAIL = { type: 'email', address: 'zoe@example.test' };
const PHONE = { type: 'phone', phoneNumber: '+15550100123' };
const WALLET = {
  type: 'wallet',
  address: '0xAbCdEf0123456789abcdef0123456789ABCDEF01',
  chain_type: 'ethereum',
};
const ZOE_EMAIL = { type: 'email', identifier: 'zoe@example.test' };

function changesOf(type: string, data: unknown) {
  const reading = readChanges(envelope({ type, data }));
  if (!reading.ok) throw new Error(reading.reason);
  return reading.changes;
}

/** Accounts and wallets that a Privy event leaves a user with. */
function leftBy(type: string, linked: readonly object[], beside: object) {
  const [change] = changesOf(type, { user: { id: ZOE, linked_accounts: linked }, ...beside });
  if (change?.kind !== 'snapshot') throw new Error('no snapshot');
  return [change.snapshot.accounts, change.snapshot.wallets];
}

describe('what a Privy event says of a user', () => {
  const embedded = { address: WALLET.address, chain: 'ethereum', kind: 'embedded' };
  const external = { ...embedded, kind: 'external' };

  it('has the new wallet, which stands beside the user and not in the list', () => {
    expect(leftBy('privy.user.wallet_created', [EMAIL], { wallet: WALLET })).toEqual([
      [ZOE_EMAIL],
      [embedded],
    ]);
  });

  it('has the new wallet once if it is in the list too, however its address is written', () => {
    const listed = { ...WALLET, address: WALLET.address.toLowerCase(), wallet_client: 'privy' };

    expect(leftBy('privy.user.wallet_created', [listed], { wallet: WALLET })).toEqual([
      [],
      [{ ...embedded, address: '0xabcdef0123456789abcdef0123456789abcdef01' }],
    ]);
  });

  it('tells a smart wallet from an embedded one', () => {
    expect(
      leftBy('privy.user.wallet_created', [], { wallet: { ...WALLET, type: 'smart_wallet' } }),
    ).toMatchObject([[], [{ kind: 'smart' }]]);
  });

  it.each(['privy.user.linked_account', 'privy.user.authenticated', 'privy.user.updated_account'])(
    'has the account beside the user: %s',
    (type) => {
      expect(leftBy(type, [EMAIL], { account: WALLET })).toEqual([[ZOE_EMAIL], [external]]);
      expect(leftBy(type, [EMAIL, WALLET], { account: WALLET })).toEqual([[ZOE_EMAIL], [external]]);
    },
  );

  it('has the new address in place of the old', () => {
    const account = { type: 'email', address: 'new@example.test' };
    const phone = { type: 'phone', identifier: '+15550100123' };

    expect(leftBy('privy.user.updated_account', [EMAIL, PHONE], { account })).toEqual([
      [phone, { type: 'email', identifier: 'new@example.test' }],
      [],
    ]);
  });

  it.each([
    ['a phone number', PHONE],
    ['a phone number under its other name', { type: 'phone', phone_number: '+15550100123' }],
    ['a wallet', { ...WALLET, address: WALLET.address.toLowerCase() }],
  ])('no longer has %s that was unlinked, though the list has it still', (_what, account) => {
    const [accounts, wallets] = leftBy('privy.user.unlinked_account', [EMAIL, PHONE, WALLET], { account });

    expect([accounts, wallets]).toEqual(
      account.type === 'phone'
        ? [[ZOE_EMAIL], [external]]
        : [[ZOE_EMAIL, { type: 'phone', identifier: '+15550100123' }], []],
    );
  });

  it.each([{}, { account: null }, { account: { type: 'email' } }, { account: { address: '0x1' } }])(
    'is what the list says where the account beside it cannot be told from others: %j',
    (beside) => {
      expect(leftBy('privy.user.unlinked_account', [EMAIL], beside)).toEqual([[ZOE_EMAIL], []]);
      expect(leftBy('privy.user.linked_account', [EMAIL], beside)).toEqual([[ZOE_EMAIL], []]);
      expect(leftBy('privy.user.updated_account', [EMAIL], beside)).toEqual([[ZOE_EMAIL], []]);
    },
  );

  it('gives the account of a transfer to the user it went to', () => {
    const toUser = { id: ZOE, linked_accounts: [] };
    const data = { fromUser: { id: 'did:privy:old' }, toUser, account: EMAIL, deletedUser: true };

    expect(changesOf('privy.user.transferred_account', data)).toEqual([
      { kind: 'snapshot', snapshot: { userId: ZOE, accounts: [ZOE_EMAIL], wallets: [] } },
      { kind: 'deletion', userId: 'did:privy:old' },
    ]);
  });

  it('is read from a body that keeps its fields in `data` as well', () => {
    const data = { event: 'user.created', data: { user: { id: ZOE, linked_accounts: [EMAIL] } } };

    expect(changesOf('privy.user.created', data)).toEqual([
      { kind: 'snapshot', snapshot: { userId: ZOE, accounts: [ZOE_EMAIL], wallets: [] } },
    ]);
  });
});

describe('what a Dynamic event says of a user', () => {
  const CREDENTIAL = { id: 'c-1', format: 'blockchain', chain: 'eip155', address: '0xABC' };

  function leftWith(user: object) {
    const [change] = changesOf('dynamic.user.updated', { data: { id: 'zoe', ...user } });
    if (change?.kind !== 'snapshot') throw new Error('no snapshot');
    return [change.snapshot.accounts, change.snapshot.wallets];
  }

  it('has the wallets of the list of wallets where there are no credentials', () => {
    const wallets = [
      { id: 'w-1', chain: 'SOL', publicKey: 'So1', provider: 'embeddedWallet' },
      { id: 'w-2', chain: 'EVM', publicKey: '0xdef', provider: 'browserExtension', deletedAt: null },
      { id: 'w-3', chain: 'EVM', publicKey: '0x999', deletedAt: '2026-11-22T00:00:00.000Z' },
    ];

    expect(leftWith({ wallets, email: 'zoe@example.test', phoneNumber: '5550100' })).toEqual([
      [ZOE_EMAIL, { type: 'phoneNumber', identifier: '5550100' }],
      [
        { address: 'So1', chain: 'SOL', kind: 'embedded' },
        { address: '0xdef', chain: 'EVM', kind: 'external' },
      ],
    ]);
  });

  it('has what the credentials lack from the other lists, and nothing twice', () => {
    const user = {
      verifiedCredentials: [CREDENTIAL, { id: 'c-2', format: 'oauth', oauthProvider: 'google' }],
      wallets: [
        { publicKey: '0xabc', chain: 'EVM' },
        { publicKey: '0xdef', chain: 'EVM' },
      ],
      oauthAccounts: [
        { provider: 'google', accountUsername: 'zoe' },
        { provider: 'discord', accountUsername: 'zoe' },
      ],
      email: 'not.verified@example.test',
    };

    expect(leftWith(user)).toEqual([
      [{ type: 'google' }, { type: 'discord', identifier: 'zoe' }],
      [
        { address: '0xABC', chain: 'eip155', kind: 'external' },
        { address: '0xdef', chain: 'EVM', kind: 'external' },
      ],
    ]);
  });

  it('has the wallet in use that stands beside the lists, once', () => {
    const inUse = { walletPublicKey: '0xABC', chain: 'EVM', provider: 'embeddedWallet' };
    const row = [[], [{ address: '0xABC', chain: 'EVM', kind: 'embedded' }]];

    expect(leftWith({ ...inUse, verifiedCredentials: [] })).toEqual(row);
    expect(leftWith({ ...inUse, wallets: [{ publicKey: '0xabc', chain: 'EVM' }] })).toMatchObject([
      [],
      [{ address: '0xabc' }],
    ]);
    expect(leftWith({ ...inUse, verifiedCredentials: [CREDENTIAL] })).toMatchObject([
      [],
      [{ address: '0xABC', chain: 'eip155' }],
    ]);
  });

  const merged = { id: 'zoe', verifiedCredentials: [CREDENTIAL] };
  const zoe = {
    kind: 'snapshot',
    snapshot: {
      userId: 'zoe',
      accounts: [],
      wallets: [{ address: '0xABC', chain: 'eip155', kind: 'external' }],
    },
  };

  it.each([
    [{ user: merged, mergedUserId: 'ada' }, [zoe, { kind: 'deletion', userId: 'ada' }]],
    [{ ...merged, mergedUserId: 'ada' }, [zoe, { kind: 'deletion', userId: 'ada' }]],
    [{ user: { id: 'zoe' }, mergedUserId: 'ada' }, [{ kind: 'deletion', userId: 'ada' }]],
    [{ user: merged }, [zoe]],
    [{ user: merged, mergedUserId: 'zoe' }, [zoe]],
  ])('is of the user who remains and of the one who is gone after a merger: %j', (data, changes) => {
    expect(changesOf('dynamic.user.merged', { data })).toEqual(changes);
  });

  it.each([{}, null, { mergedUserId: 7 }])('says nothing after a merger with %j', (data) => {
    expect(readChanges(envelope({ type: 'dynamic.user.merged', data: { data } }))).toEqual({
      ok: false,
      reason: 'no-user-id',
    });
  });
});

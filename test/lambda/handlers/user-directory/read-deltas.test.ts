import { readChanges } from '../../../../lambda/handlers/user-directory/read-changes.ts';
import type { UserDelta } from '../../../../lambda/handlers/user-directory/user-change.ts';
import { envelope } from '../../../support/envelopes.ts';

const EVM = { address: '0xAB', chain: 'EVM', kind: 'external' } as const;
const wallet = { id: 'w', chain: 'EVM', publicKey: '0xAB' };

describe('an event of Dynamic that says what changed with the user who triggered it', () => {
  it.each<[string, object, UserDelta]>([
    ['user.session.created', {}, { seen: true }],
    [
      'user.session.created',
      { verifiedCredentials: [{ format: 'blockchain', chain: 'EVM', address: '0xAB' }] },
      { seen: true, linked: { gained: [EVM] } },
    ],
    ['visit.created', { address: '0xAB' }, { seen: true }],
    [
      'user.social.linked',
      { id: 'o-1', provider: 'discord', accountUsername: 'ada' },
      { linked: { gained: [{ type: 'discord', identifier: 'ada' }], lostTypes: ['discord'] } },
    ],
    [
      'user.social.linked',
      { id: 'o-1', provider: 'discord' },
      { linked: { gained: [{ type: 'discord', identifier: 'o-1' }], lostTypes: ['discord'] } },
    ],
    ['user.social.unlinked', { provider: 'discord' }, { linked: { lostTypes: ['discord'] } }],
    [
      'user.email.unlinked',
      { email: 'ada@example.test' },
      { linked: { lost: [{ type: 'email', identifier: 'ada@example.test' }] } },
    ],
    ['user.email.unlinked', {}, { linked: { lostTypes: ['email'] } }],
    ['wallet.created', wallet, { linked: { gained: [{ ...EVM, kind: 'embedded' }] } }],
    ['wallet.linked', wallet, { linked: { gained: [EVM] } }],
    ['wallet.unlinked', wallet, { linked: { lost: [EVM] } }],
    ['wallet.deleted', wallet, { linked: { lost: [EVM] } }],
    [
      'wallet.unlinked',
      { format: 'blockchain', chain: 'EVM', address: '0xAB', walletProvider: 'smartContractWallet' },
      { linked: { lost: [{ ...EVM, kind: 'smart' }] } },
    ],
    ['wallet.exported', wallet, { wallet: { address: '0xAB', exported: true } }],
    ['user.passkeyRecovery.completed', wallet, { wallet: { address: '0xAB', recovered: true } }],
  ])('%s with %j', (name, data, delta) => {
    expect(readChanges(envelope({ type: `dynamic.${name}`, data: { userId: 'u-1', data } }))).toEqual({
      ok: true,
      changes: [{ kind: 'delta', userId: 'u-1', delta }],
    });
  });

  it('is about the subject that the intake found, or the user in it, before who triggered it', () => {
    const about = (attributes: object, data: object) =>
      readChanges(
        envelope({ ...attributes, type: 'dynamic.wallet.linked', data: { userId: 'admin', data } }),
      );

    expect(about({ subject: 'u-2' }, wallet)).toMatchObject({ changes: [{ userId: 'u-2' }] });
    expect(about({}, { ...wallet, userId: 'u-3' })).toMatchObject({ changes: [{ userId: 'u-3' }] });
    expect(about({}, wallet)).toMatchObject({ changes: [{ userId: 'admin' }] });
  });

  it.each([
    [{ userId: 'new' }, ['new', 'admin']],
    [{ userId: 'admin' }, ['admin']],
    [{}, ['admin']],
  ])('takes a wallet that went from one to another from all whom it names: %j', (data, users) => {
    const event = { userId: 'admin', data: { ...wallet, ...data } };

    expect(readChanges(envelope({ type: 'dynamic.wallet.transferred', data: event }))).toEqual({
      ok: true,
      changes: users.map((userId) => ({ kind: 'delta', userId, delta: { linked: { lost: [EVM] } } })),
    });
  });

  it.each([
    ['wallet.linked', { userId: 'u-1', data: { chain: 'EVM' } }, 'says-nothing'],
    ['wallet.transferred', { userId: 'u-1', data: {} }, 'says-nothing'],
    ['wallet.unlinked', { userId: null, data: wallet }, 'no-user-id'],
    ['user.social.linked', { userId: 'u-1', data: {} }, 'says-nothing'],
    ['user.social.unlinked', { userId: 'u-1', data: null }, 'says-nothing'],
    ['user.session.created', { userId: null, data: {} }, 'no-user-id'],
    ['user.session.revoked', { userId: 'u-1', data: { id: 's' } }, 'says-nothing'],
  ])('is ignored as %s with %j: %s', (name, data, reason) => {
    expect(readChanges(envelope({ type: `dynamic.${name}`, data }))).toEqual({ ok: false, reason });
  });
});

describe('an event of Privy that says what changed', () => {
  const user = { id: 'did:privy:ada' };
  const email = { type: 'email', address: 'new@example.test' };
  const kept = { type: 'email', identifier: 'new@example.test' };

  it.each<[string, object, UserDelta]>([
    ['user.authenticated', { user }, { seen: true }],
    ['user.authenticated', { user, account: email }, { seen: true, linked: { gained: [kept] } }],
    ['user.linked_account', { user, account: email }, { linked: { gained: [kept] } }],
    ['user.unlinked_account', { user, account: email }, { linked: { lost: [kept] } }],
    ['user.updated_account', { user, account: email }, { linked: { gained: [kept], lostTypes: ['email'] } }],
    [
      'user.wallet_created',
      { user, wallet: { type: 'smart_wallet', address: '0xAB', chain_type: 'ethereum' } },
      { linked: { gained: [{ address: '0xAB', chain: 'ethereum', kind: 'smart' }] } },
    ],
    ['user.kyc.updated', { user_id: user.id, data: { status: 'approved' } }, { kyc: 'approved' }],
    ['mfa.enabled', { user_id: user.id, method: 'totp' }, { mfa: { gained: [{ type: 'totp' }] } }],
    ['mfa.disabled', { user_id: user.id, method: 'sms' }, { mfa: { lost: [{ type: 'sms' }] } }],
    ...(['wallet.private_key_export', 'private_key.exported', 'wallet.seed_phrase_export'] as const).map(
      (name): [string, object, UserDelta] => [
        name,
        { user_id: user.id, wallet_address: '0xAB' },
        { wallet: { address: '0xAB', exported: true } },
      ],
    ),
    [
      'wallet.recovered',
      { user_id: user.id, wallet_address: '0xAB' },
      { wallet: { address: '0xAB', recovered: true } },
    ],
    [
      'wallet.recovery_setup',
      { user_id: user.id, wallet_address: '0xAB', method: 'icloud_recovery_secret' },
      { wallet: { address: '0xAB', recovery: 'icloud_recovery_secret' } },
    ],
  ])('%s with %j', (name, data, delta) => {
    expect(readChanges(envelope({ type: `privy.${name}`, data }))).toEqual({
      ok: true,
      changes: [{ kind: 'delta', userId: 'did:privy:ada', delta }],
    });
  });

  it.each([
    ['mfa.enabled', { user_id: 'did:privy:ada' }, 'says-nothing'],
    ['mfa.enabled', { method: 'totp' }, 'no-user-id'],
    ['user.kyc.updated', { user_id: 'did:privy:ada', data: {} }, 'says-nothing'],
    ['wallet.recovery_setup', { user_id: 'did:privy:ada', wallet_address: '0xAB' }, 'says-nothing'],
    ['wallet.archived', { wallet_address: '0xAB' }, 'says-nothing'],
    ['user.linked_account', { user, account: { type: 'email' } }, 'no-account-list'],
  ])('is ignored as %s with %j: %s', (name, data, reason) => {
    expect(readChanges(envelope({ type: `privy.${name}`, data }))).toEqual({ ok: false, reason });
  });
});

import { isOpaqueId } from 'wallet-webhooks/handler';
import { comparableAddress } from '../../../core/directory/comparable.ts';
import { type AccountBeside, accountsAfter } from './account-beside.ts';
import { type Fields, fields, firstText, isoTime, listOfFields, text } from './lenient.ts';
import { present } from './present.ts';
import type { Linked, LinkedAccount, LinkedWallet, MfaMethod, SnapshotReading } from './user-snapshot.ts';

/** What the directory keeps of the `user` of a Privy event, and of an account beside it. Never throws. */
export function snapshotOfPrivyUser(user: unknown, beside?: AccountBeside): SnapshotReading {
  const { id, created_at, linked_accounts, mfa_methods } = fields(user);
  if (!isOpaqueId(id)) return { ok: false, reason: 'no-user-id' };
  const listed = listOfFields(linked_accounts);
  if (listed === undefined) return { ok: false, reason: 'no-account-list' };

  const linked = beside === undefined ? listed : accountsAfter(listed, beside, keyOf);
  const createdAt = isoTime(created_at);
  return {
    ok: true,
    snapshot: {
      userId: id,
      ...present({ createdAt, mfa: mfaMethodsOf(mfa_methods) }),
      accounts: linked.filter((account) => !isWallet(account)).flatMap(accountOf),
      wallets: linked.filter(isWallet).flatMap(walletOf),
    },
  };
}

/** A new user, who may have no accounts yet. */
export function newPrivyUser(user: unknown): Fields {
  const { linked_accounts, ...rest } = fields(user);
  return { ...rest, linked_accounts: listOfFields(linked_accounts) ?? [] };
}

/** The wallet that was made for a user: it is told by its type and its address, and hardly says more. */
export function newPrivyWallet(wallet: unknown): Fields {
  return { type: 'wallet', connector_type: 'embedded', ...fields(wallet) };
}

/** Of these a user has one at a time, so that a new one takes the place of the old. */
export function isReplaced({ type }: Fields): boolean {
  return type === 'email' || type === 'phone';
}

/** An account or a wallet that an event names without the user's others; none where it cannot be told from those. */
export function linkedOf(account: unknown): readonly Linked[] {
  const named = fields(account);
  if (keyOf(named) === undefined) return [];
  return isWallet(named) ? walletOf(named) : accountOf(named);
}

function mfaMethodsOf(methods: unknown): readonly MfaMethod[] | undefined {
  return listOfFields(methods)?.flatMap(({ type }) => mfaMethodOf(type));
}

export function mfaMethodOf(type: unknown): readonly MfaMethod[] {
  const named = text(type);
  return named === undefined ? [] : [{ type: named }];
}

function isWallet({ type }: Fields): boolean {
  return type === 'wallet' || type === 'smart_wallet';
}

function keyOf(account: Fields): string | undefined {
  if (!isWallet(account)) {
    const [known] = accountOf(account);
    return known?.identifier === undefined ? undefined : `${known.type} ${known.identifier}`;
  }
  const address = text(account['address']);
  return address === undefined ? undefined : `wallet ${comparableAddress(address)}`;
}

function walletOf(account: Fields): LinkedWallet[] {
  const address = text(account['address']);
  if (address === undefined) return [];
  const chain = text(account['chain_type']);
  return [{ address, ...(chain === undefined ? {} : { chain }), kind: kindOf(account) }];
}

function kindOf({ type, connector_type, wallet_client }: Fields): LinkedWallet['kind'] {
  if (type === 'smart_wallet') return 'smart';
  return connector_type === 'embedded' || wallet_client === 'privy' ? 'embedded' : 'external';
}

/** Where an account says what it is known by, if not in `subject`. */
const IDENTIFIERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['email', ['address']],
  ['phone', ['phoneNumber', 'phone_number', 'number']],
  ['farcaster', ['fid']],
  ['telegram', ['telegram_user_id']],
  ['passkey', ['credential_id']],
  ['custom_auth', ['custom_user_id']],
  ['authorization_key', ['public_key']],
]);

function accountOf(account: Fields): LinkedAccount[] {
  const type = text(account['type']);
  if (type === undefined) return [];
  const identifier = firstText(account, IDENTIFIERS.get(type) ?? ['subject']);
  return [{ type, ...(identifier === undefined ? {} : { identifier }) }];
}

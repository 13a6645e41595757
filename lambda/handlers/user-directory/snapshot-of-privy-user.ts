import { isOpaqueId } from '../../../core/providers/opaque-id.ts';
import { type Fields, fields, firstText, isoTime, listOfFields, text } from './lenient.ts';
import type { LinkedAccount, LinkedWallet, SnapshotReading } from './user-snapshot.ts';

/** What the directory keeps of the `user` of a Privy event. Never throws. */
export function snapshotOfPrivyUser(user: unknown): SnapshotReading {
  const { id, created_at, linked_accounts } = fields(user);
  if (!isOpaqueId(id)) return { ok: false, reason: 'no-user-id' };
  const linked = listOfFields(linked_accounts);
  if (linked === undefined) return { ok: false, reason: 'no-account-list' };

  const createdAt = isoTime(created_at);
  return {
    ok: true,
    snapshot: {
      userId: id,
      ...(createdAt === undefined ? {} : { createdAt }),
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

function isWallet({ type }: Fields): boolean {
  return type === 'wallet' || type === 'smart_wallet';
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
  ['phone', ['phoneNumber', 'number']],
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

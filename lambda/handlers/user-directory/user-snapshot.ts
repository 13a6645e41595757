/** What the directory keeps of a user: who they are to the provider, and by what they can be found. */
export interface UserSnapshot {
  readonly userId: string;
  /** ISO 8601; left out where the payload does not say. */
  readonly createdAt?: string;
  readonly accounts: readonly LinkedAccount[];
  readonly wallets: readonly LinkedWallet[];
  /** Left out where the payload does not say. */
  readonly mfa?: readonly MfaMethod[];
}

/** What a user can be found by. */
export type Linked = LinkedAccount | LinkedWallet;

/** A second factor: `totp`, `sms`, `passkey`, … */
export type MfaMethod = { readonly type: string };

/** A way to log in other than a wallet. */
export type LinkedAccount = {
  /** As the provider calls it: `email`, `phone`, `google_oauth`, … */
  readonly type: string;
  /** What the account is known by: an address, a number, the subject at the other service. */
  readonly identifier?: string;
};

export type LinkedWallet = {
  readonly address: string;
  /** As the provider calls it: Privy says `ethereum`, Dynamic `EVM`. */
  readonly chain?: string;
  /** Who holds the key: the provider's own wallet, one that the user brought, or a contract. */
  readonly kind: 'embedded' | 'external' | 'smart';
};

/** Why a payload yields no snapshot. Stable codes: log values. */
export type UnreadableUser = 'no-user-id' | 'no-account-list';

export type SnapshotReading =
  | { readonly ok: true; readonly snapshot: UserSnapshot }
  | { readonly ok: false; readonly reason: UnreadableUser };

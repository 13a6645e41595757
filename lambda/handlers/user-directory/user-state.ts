import type { Stamp } from '../../../core/directory/stamp.ts';
import type { SaidSet } from './said-set.ts';
import type { Linked, MfaMethod } from './user-snapshot.ts';

/** What the directory knows of a user. Each part of it has the stamp of the event that said it last. */
export type UserState = LivingUser | DeletedUser;

export interface LivingUser {
  readonly deleted: false;
  /** The newest event that said something. */
  readonly last: LastEvent;
  /** The earliest time that was ever told: ISO 8601. */
  readonly createdAt?: string;
  readonly seen?: Stamp;
  /** Accounts and wallets. */
  readonly linked: SaidSet<Linked>;
  readonly mfa: SaidSet<MfaMethod>;
  readonly kyc?: SaidText;
  /** By the hash of the wallet, whether the user has it or not. */
  readonly wallets: ReadonlyMap<string, WalletFacts>;
}

/** Somebody who is gone. Nothing brings them back, because providers use no id again. */
export interface DeletedUser {
  readonly deleted: true;
  /** The newest deletion. */
  readonly last: LastEvent;
}

export interface LastEvent {
  readonly id: string;
  readonly said: Stamp;
  readonly environment: string;
}

export interface SaidText {
  readonly text: string;
  readonly said: Stamp;
}

/** What happened to a wallet and does not change with whose it is. */
export interface WalletFacts {
  readonly exported?: Stamp;
  readonly recovered?: Stamp;
  readonly recovery?: SaidText;
}

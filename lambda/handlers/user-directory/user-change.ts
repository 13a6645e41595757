import type { Saying } from './said-set.ts';
import type { Linked, MfaMethod, UnreadableUser, UserSnapshot } from './user-snapshot.ts';

/** What an event says about one user: what they are now, what changed, or that they are gone. */
export type Change =
  | { readonly kind: 'snapshot'; readonly snapshot: UserSnapshot; readonly seen?: true }
  | { readonly kind: 'delta'; readonly userId: string; readonly delta: UserDelta }
  | { readonly kind: 'deletion'; readonly userId: string };

/** Something that changed with a user, or that happened to them. */
export interface UserDelta {
  readonly linked?: Saying<Linked>;
  /** The user was there: logged in, or came back. */
  readonly seen?: true;
  readonly mfa?: Saying<MfaMethod>;
  /** How far the check of the user's identity is, in the provider's own word. */
  readonly kyc?: string;
  readonly wallet?: WalletEvent;
}

/** What happened to a wallet. */
export interface WalletEvent {
  readonly address: string;
  readonly exported?: true;
  readonly recovered?: true;
  readonly recovery?: string;
}

/** `says-nothing`: an event from which nothing follows that the directory keeps. */
export type ChangesReading =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly reason: UnreadableUser | 'says-nothing' };

export function userIdOf(change: Change): string {
  return change.kind === 'snapshot' ? change.snapshot.userId : change.userId;
}

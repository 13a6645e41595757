import { later, type Stamp } from '../../../core/directory/stamp.ts';
import { hashOfWallet, LINKED, MFA_METHOD } from './linked-identity.ts';
import { emptySet, hear, type Identity, type SaidSet, type Saying } from './said-set.ts';
import type { Change, UserDelta, WalletEvent } from './user-change.ts';
import type { LastEvent, LivingUser, SaidText, UserState, WalletFacts } from './user-state.ts';

/**
 * What is known of a user after one more event. Every part of the state is the greatest of what was said: the greatest
 * stamp, what was said with it, or a set of such. So the state that some events end in does not depend on the order in which
 * they come, nor on how often each of them does. A deletion is greater than anything else that can be said.
 */
export function mergeUser(state: UserState | undefined, change: Change, event: LastEvent): UserState {
  if (change.kind === 'deletion') {
    return { deleted: true, last: state?.deleted === true ? newer(state.last, event) : event };
  }
  if (state?.deleted === true) return state;
  const known = state ?? {
    deleted: false,
    last: event,
    linked: emptySet(),
    mfa: emptySet(),
    wallets: new Map(),
  };
  const last = newer(known.last, event);
  return { ...withDelta({ ...known, last }, deltaOf(change), event.said), ...createdAtOf(known, change) };
}

function newer(one: LastEvent, other: LastEvent): LastEvent {
  return one.said > other.said ? one : other;
}

function deltaOf(change: Exclude<Change, { kind: 'deletion' }>): UserDelta {
  if (change.kind === 'delta') return change.delta;
  const { accounts, wallets, mfa } = change.snapshot;
  return {
    linked: { all: [...accounts, ...wallets] },
    ...(mfa === undefined ? {} : { mfa: { all: mfa } }),
    ...(change.seen && { seen: true }),
  };
}

/** A user is created once. Of several times that were told, it is the earliest. */
function createdAtOf({ createdAt }: LivingUser, change: Change): Pick<LivingUser, 'createdAt'> {
  const told = change.kind === 'snapshot' ? change.snapshot.createdAt : undefined;
  const [earliest] = [createdAt, told].filter((time) => time !== undefined).toSorted();
  return earliest === undefined ? {} : { createdAt: earliest };
}

function withDelta(state: LivingUser, delta: UserDelta, said: Stamp): LivingUser {
  const seen = later(state.seen, delta.seen && said);
  const kyc = laterText(state.kyc, delta.kyc, said);
  return {
    ...state,
    ...(seen === undefined ? {} : { seen }),
    linked: heard(state.linked, { saying: delta.linked, said }, LINKED),
    mfa: heard(state.mfa, { saying: delta.mfa, said }, MFA_METHOD),
    ...(kyc === undefined ? {} : { kyc }),
    wallets: withWallet(state.wallets, delta.wallet, said),
  };
}

function heard<Member>(
  set: SaidSet<Member>,
  { saying, said }: { readonly saying: Saying<Member> | undefined; readonly said: Stamp },
  identity: Identity<Member>,
): SaidSet<Member> {
  return saying === undefined ? set : hear(set, { saying, said }, identity);
}

function laterText(known: SaidText | undefined, text: string | undefined, said: Stamp): SaidText | undefined {
  return text === undefined || (known !== undefined && known.said > said) ? known : { text, said };
}

function withWallet(
  wallets: ReadonlyMap<string, WalletFacts>,
  event: WalletEvent | undefined,
  said: Stamp,
): ReadonlyMap<string, WalletFacts> {
  if (event === undefined) return wallets;
  const hash = hashOfWallet(event.address);
  const known = wallets.get(hash);
  const exported = later(known?.exported, event.exported && said);
  const recovered = later(known?.recovered, event.recovered && said);
  const recovery = laterText(known?.recovery, event.recovery, said);
  const facts = {
    ...(exported === undefined ? {} : { exported }),
    ...(recovered === undefined ? {} : { recovered }),
    ...(recovery === undefined ? {} : { recovery }),
  };
  return new Map([...wallets, [hash, facts]]);
}

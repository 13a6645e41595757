import type { Fields } from './lenient.ts';

/** An account or a wallet that an event names beside the user, and what became of it. */
export interface AccountBeside {
  /** `changed`: the user has this one in place of what they had of its type. */
  readonly how: 'gained' | 'lost' | 'changed';
  readonly account: Fields;
}

/** By what an account is told from the others; undefined where nothing tells it. */
export type AccountKey = (account: Fields) => string | undefined;

/**
 * The user's accounts with what the event says of one. Providers list the changed account with the user or leave it
 * out, from event to event: so the list and the account are read together.
 */
export function accountsAfter(
  listed: readonly Fields[],
  { how, account }: AccountBeside,
  keyOf: AccountKey,
): readonly Fields[] {
  const key = keyOf(account);
  if (key === undefined) return listed;
  if (how === 'gained' && listed.some((other) => keyOf(other) === key)) return listed;
  if (how === 'changed') return [...listed.filter(({ type }) => type !== account['type']), account];
  const others = listed.filter((other) => keyOf(other) !== key);
  return how === 'lost' ? others : [...others, account];
}

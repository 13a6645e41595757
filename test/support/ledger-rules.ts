import type { ClaimState, Entry } from '../../core/ledger/ledger.ts';

export interface StoredEntry {
  readonly entry: Entry;
  readonly status: 'claimed' | 'published';
  readonly expiresAt: Date;
}

export type LedgerState = ReadonlyMap<string, StoredEntry>;

/** What a call answers and the state it leaves. */
export interface Effect<State, Answer> {
  readonly answer: Answer;
  readonly state: State;
}

/** The ledger's rules as pure functions; the contract suite holds them against DynamoDB on a real engine. */
export function claim(state: LedgerState, entry: Entry, at: Date): Effect<LedgerState, ClaimState> {
  const stored = live(state, entry.key, at);
  if (stored?.status === 'published') return { answer: 'published', state };
  if (stored !== undefined) return { answer: 'unpublished', state };
  return { answer: 'new', state: withEntry(state, { entry, status: 'claimed', expiresAt: entry.expiresAt }) };
}

export function markPublished(state: LedgerState, entry: Entry, at: Date): Effect<LedgerState, undefined> {
  if (live(state, entry.key, at)?.status === 'published') return { answer: undefined, state };
  const published: StoredEntry = { entry, status: 'published', expiresAt: entry.expiresAt };
  return { answer: undefined, state: withEntry(state, published) };
}

export function published(state: LedgerState, keys: readonly string[], at: Date): ReadonlySet<string> {
  return new Set(keys.filter((key) => live(state, key, at)?.status === 'published'));
}

/** What DynamoDB's time to live does sooner or later. */
export function forgetExpired(state: LedgerState, at: Date): LedgerState {
  return new Map([...state].filter(([key]) => live(state, key, at) !== undefined));
}

function live(state: LedgerState, key: string, at: Date): StoredEntry | undefined {
  const stored = state.get(key);
  return stored !== undefined && stored.expiresAt < at ? undefined : stored;
}

function withEntry(state: LedgerState, stored: StoredEntry): LedgerState {
  return new Map(state).set(stored.entry.key, stored);
}

import type { Claim, Entry, ParkedEvent, ParkOutcome } from '../../core/ledger/ledger.ts';
import { packMessage } from '../../core/ledger/parked-message.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';

export interface StoredEntry {
  readonly entry: Entry;
  readonly status: 'claimed' | 'parked' | 'published';
  /** Absent while parked. */
  readonly expiresAt?: Date;
  readonly parkedAt?: Date;
  readonly message?: TopicMessage;
}

export type LedgerState = ReadonlyMap<string, StoredEntry>;

/** What a call answers and the state it leaves. */
export interface Effect<Answer> {
  readonly answer: Answer;
  readonly state: LedgerState;
}

/** The ledger's rules as pure functions; the contract suite holds them against DynamoDB on a real engine. */
export function claim(state: LedgerState, entry: Entry, at: Date): Effect<Claim> {
  const stored = live(state, entry.key, at);
  if (stored?.status === 'published') return { answer: { state: 'published', behindParked: false }, state };

  const behindParked = parkedEntries(state).some(({ entry: { groupId } }) => groupId === entry.groupId);
  if (stored !== undefined) return { answer: { state: 'unpublished', behindParked }, state };
  const claimed: StoredEntry = { entry, status: 'claimed', expiresAt: entry.expiresAt };
  return { answer: { state: 'new', behindParked }, state: withEntry(state, claimed) };
}

export function markPublished(state: LedgerState, entry: Entry, at: Date): Effect<undefined> {
  if (live(state, entry.key, at)?.status === 'published') return { answer: undefined, state };
  const published: StoredEntry = { entry, status: 'published', expiresAt: entry.expiresAt };
  return { answer: undefined, state: withEntry(state, published) };
}

export function park(
  state: LedgerState,
  { entry, message }: { readonly entry: Entry; readonly message: TopicMessage },
  at: Date,
): Effect<ParkOutcome> {
  if (packMessage(message) === undefined) return { answer: 'too-large', state };
  const stored = live(state, entry.key, at);
  if (stored?.status === 'published') return { answer: 'published', state };
  const first = { parkedAt: stored?.parkedAt ?? at, message: stored?.message ?? message };
  return { answer: 'parked', state: withEntry(state, { entry, status: 'parked', ...first }) };
}

export function parked(state: LedgerState, until: Date): ParkedEvent[] {
  return parkedEntries(state)
    .map(({ entry: { key, groupId, expiresAt }, parkedAt = until }) => ({
      key,
      groupId,
      parkedAt,
      retainUntil: expiresAt,
    }))
    .filter(({ parkedAt }) => parkedAt <= until)
    .sort((a, b) => a.parkedAt.getTime() - b.parkedAt.getTime());
}

/** What DynamoDB's time to live does sooner or later. */
export function forgetExpired(state: LedgerState, at: Date): LedgerState {
  return new Map([...state].filter(([key]) => live(state, key, at) !== undefined));
}

function parkedEntries(state: LedgerState): StoredEntry[] {
  return [...state.values()].filter(({ status }) => status === 'parked');
}

function live(state: LedgerState, key: string, at: Date): StoredEntry | undefined {
  const stored = state.get(key);
  const expired = stored?.expiresAt !== undefined && stored.expiresAt < at;
  return expired ? undefined : stored;
}

function withEntry(state: LedgerState, stored: StoredEntry): LedgerState {
  return new Map(state).set(stored.entry.key, stored);
}

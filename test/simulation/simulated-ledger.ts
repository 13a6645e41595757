import type { Claim, Entry, Ledger, ParkedEvent, ParkOutcome } from '../../core/ledger/ledger.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import * as rules from '../support/ledger-rules.ts';
import { SECOND } from './virtual-time.ts';

/** How late the indexes of parked events may be. */
export const MAX_INDEX_LAG = SECOND;
export const PAGE_SIZE = 200;

/** A parked event in the indexes. Each shows every change of an entry a little later, and not in the order of changes. */
interface Listing {
  readonly stored: rules.StoredEntry;
  readonly parkedSince: number;
  readonly shownFrom: number;
  readonly shownUntil: number;
}

export interface SimulatedLedgerOptions {
  /** Milliseconds since the simulation began. */
  readonly elapsed: () => number;
  /** How late the indexes show a change. */
  readonly lag: () => number;
}

/**
 * The ledger's rules over tens of thousands of entries, with indexes that lag behind. Every rule is applied to a small
 * state: the one entry it is about, or what an index shows.
 */
export class SimulatedLedger implements Ledger {
  readonly #options: SimulatedLedgerOptions;
  readonly #entries = new Map<string, rules.StoredEntry>();
  readonly #listings = new Map<string, Listing>();
  readonly #keysOfGroup = new Map<string, Set<string>>();
  #stillParked = 0;
  #longestParked = 0;

  constructor(options: SimulatedLedgerOptions) {
    this.#options = options;
  }

  async claim(entry: Entry, at: Date): Promise<Claim> {
    const shown = this.#visible(this.#keysOfGroup.get(entry.groupId) ?? []);
    const claim = this.#take(entry.key, rules.claim(this.#stateOf(entry.key), entry, at));
    return { ...claim, behindParked: claim.state !== 'published' && shown.length > 0 };
  }

  async markPublished(entry: Entry, at: Date): Promise<void> {
    this.#take(entry.key, rules.markPublished(this.#stateOf(entry.key), entry, at));
  }

  async park(entry: Entry, message: TopicMessage, at: Date): Promise<ParkOutcome> {
    return this.#take(entry.key, rules.park(this.#stateOf(entry.key), { entry, message }, at));
  }

  async *parked(until: Date): AsyncIterable<readonly ParkedEvent[]> {
    for (let after: ParkedEvent | undefined; ; ) {
      const page = await this.page(until, after);
      if (page.length > 0) yield page;
      after = page.at(-1);
      if (page.length < PAGE_SIZE) return;
    }
  }

  /** The parked events that follow `after`, as one page of `parked`. */
  async page(until: Date, after?: ParkedEvent): Promise<readonly ParkedEvent[]> {
    const shown = this.#visible(this.#listings.keys());
    const events = rules.parked(asState(shown), until).sort(byAge);
    const rest = after === undefined ? events : events.filter((event) => byAge(event, after) > 0);
    return rest.slice(0, PAGE_SIZE);
  }

  async parkedMessage(key: string): Promise<TopicMessage | undefined> {
    return this.#entries.get(key)?.message;
  }

  isPublished(key: string): boolean {
    return this.#entries.get(key)?.status === 'published';
  }

  /** When the entry was parked, for one that still is. */
  parkedSince(key: string): number | undefined {
    return this.#entries.get(key)?.status === 'parked' ? this.#listings.get(key)?.parkedSince : undefined;
  }

  get stillParked(): number {
    return this.#stillParked;
  }

  /** How long the event was parked that was parked longest. */
  get longestParked(): number {
    return this.#longestParked;
  }

  #stateOf(key: string): rules.LedgerState {
    const own = this.#entries.get(key);
    return asState(own === undefined ? [] : [own]);
  }

  #take<Answer>(key: string, { answer, state }: rules.Effect<Answer>): Answer {
    const stored = state.get(key);
    if (stored !== undefined) this.#store(key, stored);
    return answer;
  }

  #store(key: string, stored: rules.StoredEntry): void {
    const wasParkedSince = this.parkedSince(key);
    this.#entries.set(key, stored);
    if (stored.status === 'parked' && wasParkedSince === undefined) this.#list(key, stored);
    if (stored.status !== 'parked' && wasParkedSince !== undefined) this.#hide(key, wasParkedSince);
  }

  #list(key: string, stored: rules.StoredEntry): void {
    const { groupId } = stored.entry;
    const parkedSince = this.#options.elapsed();
    const shownFrom = parkedSince + this.#options.lag();
    this.#listings.set(key, { stored, parkedSince, shownFrom, shownUntil: Number.POSITIVE_INFINITY });
    this.#keysOfGroup.set(groupId, (this.#keysOfGroup.get(groupId) ?? new Set()).add(key));
    this.#stillParked += 1;
  }

  #hide(key: string, parkedSince: number): void {
    const elapsed = this.#options.elapsed();
    const listing = this.#listings.get(key);
    if (listing) this.#listings.set(key, { ...listing, shownUntil: elapsed + this.#options.lag() });
    this.#stillParked -= 1;
    this.#longestParked = Math.max(this.#longestParked, elapsed - parkedSince);
  }

  /** What the indexes show of these keys. Forgets those that they will never show again. */
  #visible(keys: Iterable<string>): rules.StoredEntry[] {
    const elapsed = this.#options.elapsed();
    return [...keys].flatMap((key) => {
      const listing = this.#listings.get(key);
      if (listing === undefined) return [];
      if (listing.shownUntil <= elapsed) this.#unlist(key, listing);
      return listing.shownFrom <= elapsed && elapsed < listing.shownUntil ? [listing.stored] : [];
    });
  }

  #unlist(key: string, { stored }: Listing): void {
    this.#listings.delete(key);
    this.#keysOfGroup.get(stored.entry.groupId)?.delete(key);
  }
}

function asState(stored: readonly rules.StoredEntry[]): rules.LedgerState {
  return new Map(stored.map((entry) => [entry.entry.key, entry]));
}

function byAge(a: ParkedEvent, b: ParkedEvent): number {
  return a.parkedAt.getTime() - b.parkedAt.getTime() || (a.key < b.key ? -1 : Number(a.key > b.key));
}

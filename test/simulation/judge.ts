import type { Actor } from './actor.ts';
import type { SimulatedLedger } from './simulated-ledger.ts';

export interface Verdicts {
  /** Acknowledged, never published and not set aside. */
  readonly lost: readonly string[];
  /** Events that subscribers got again where the guarantees say they may, and how many copies that made. */
  readonly repeatedInWindow: number;
  readonly copiesInWindow: number;
  readonly repeatedOutsideWindow: readonly string[];
  /** Events that came late where the guarantees say they may, and why. */
  readonly overtakenForCause: Readonly<Record<OvertakingCause, number>>;
  /** Published before an event of the same partition that was acknowledged before this one was even sent. */
  readonly overtaken: readonly string[];
  readonly acknowledged: ReadonlySet<string>;
  readonly published: ReadonlySet<string>;
}

export type OvertakingCause = 'ledger-unavailable' | 'line-unreadable' | 'park-failed';

interface Published {
  readonly key: string;
  readonly groupId: string;
  readonly by: Actor;
}

/** Watches what is acknowledged and what reaches the topic, and holds the one against the other. */
export class Judge {
  readonly #ledger: SimulatedLedger;
  readonly #acknowledged = new Set<string>();
  readonly #published = new Set<string>();
  /** Acknowledged and not yet published, per partition, with the time of the acknowledgement. */
  readonly #awaited = new Map<string, Map<string, number>>();
  /** Events of which a publish or a mark failed or nobody heard of it, and that no mark has settled since. */
  readonly #unrecorded = new Set<string>();
  /** Who parked an event first: it counts as sent by that one, whoever publishes it later. */
  readonly #parkedBy = new Map<string, Actor>();
  readonly #setAside = new Set<string>();
  readonly #repeatedInWindow = new Set<string>();
  readonly #repeatedOutsideWindow: string[] = [];
  readonly #overtakenForCause = { 'ledger-unavailable': 0, 'line-unreadable': 0, 'park-failed': 0 };
  readonly #overtaken: string[] = [];
  #copiesInWindow = 0;

  constructor(ledger: SimulatedLedger) {
    this.#ledger = ledger;
  }

  acknowledge({ key, groupId }: { readonly key: string; readonly groupId: string }, at: number): void {
    if (this.#acknowledged.has(key)) return;
    this.#acknowledged.add(key);
    // The drain may be faster than the answer.
    if (this.#published.has(key) || this.#setAside.has(key)) return;
    this.#awaited.set(groupId, (this.#awaited.get(groupId) ?? new Map()).set(key, at));
  }

  /** The topic took the message: it was no repeat within its deduplication window. */
  publish(published: Published): void {
    const { key, groupId, by } = published;
    if (this.#published.has(key)) {
      this.#repeat(key, by);
      return;
    }
    this.#published.add(key);
    // Who could not claim does not mark either.
    if (by.couldNotAsk && by.key === key) this.#unrecorded.add(key);
    this.#awaited.get(groupId)?.delete(key);
    this.#checkOrder(published);
  }

  /** The caller does not know whether a publish or a mark took effect. */
  loseTrack(key: string): void {
    if (!this.#ledger.isPublished(key)) this.#unrecorded.add(key);
  }

  park(key: string, by: Actor): void {
    if (!this.#parkedBy.has(key)) this.#parkedBy.set(key, by);
  }

  /** The topic refuses the event for good: it is kept apart, for somebody to decide. */
  setAside({ key, groupId }: { readonly key: string; readonly groupId: string }): void {
    this.#setAside.add(key);
    this.#awaited.get(groupId)?.delete(key);
  }

  mark(key: string): void {
    this.#unrecorded.delete(key);
  }

  verdicts(): Verdicts {
    return {
      lost: [...this.#acknowledged].filter((key) => !this.#published.has(key) && !this.#setAside.has(key)),
      repeatedInWindow: this.#repeatedInWindow.size,
      copiesInWindow: this.#copiesInWindow,
      repeatedOutsideWindow: this.#repeatedOutsideWindow,
      overtakenForCause: this.#overtakenForCause,
      overtaken: this.#overtaken,
      acknowledged: this.#acknowledged,
      published: this.#published,
    };
  }

  #repeat(key: string, by: Actor): void {
    if (!by.couldNotAsk && !this.#unrecorded.has(key)) {
      this.#repeatedOutsideWindow.push(`${key} was published twice although the ledger could know`);
      return;
    }
    this.#repeatedInWindow.add(key);
    this.#copiesInWindow += 1;
  }

  #checkOrder({ key, groupId, by }: Published): void {
    const origin = by.key === key ? by : (this.#parkedBy.get(key) ?? by);
    for (const [earlier, acknowledgedAt] of this.#awaited.get(groupId) ?? []) {
      if (acknowledgedAt >= origin.startedAt) continue;
      const cause = causeOf(origin);
      if (cause === undefined) this.#overtaken.push(`${key} overtook ${earlier}`);
      else this.#overtakenForCause[cause] += 1;
    }
  }
}

function causeOf(origin: Actor): OvertakingCause | undefined {
  if (origin.couldNotAsk) return 'ledger-unavailable';
  if (origin.couldNotReadLine) return 'line-unreadable';
  return origin.couldNotPark ? 'park-failed' : undefined;
}

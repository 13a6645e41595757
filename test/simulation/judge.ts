import type { Actor } from './actor.ts';
import { MAX_INDEX_LAG, type SimulatedLedger } from './simulated-ledger.ts';

export interface Verdicts {
  /** Acknowledged and never published. */
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

export type OvertakingCause = 'ledger-unavailable' | 'park-failed' | 'index-lag';

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
  /** Who parked an event first: it counts as sent by that one, however late the drain publishes it. */
  readonly #parkedBy = new Map<string, Actor>();
  readonly #repeatedInWindow = new Set<string>();
  readonly #repeatedOutsideWindow: string[] = [];
  readonly #overtakenForCause = { 'ledger-unavailable': 0, 'park-failed': 0, 'index-lag': 0 };
  readonly #overtaken: string[] = [];
  #copiesInWindow = 0;

  constructor(ledger: SimulatedLedger) {
    this.#ledger = ledger;
  }

  acknowledge({ key, groupId }: { readonly key: string; readonly groupId: string }, at: number): void {
    if (this.#acknowledged.has(key)) return;
    this.#acknowledged.add(key);
    if (this.#published.has(key)) return;
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
    this.#awaited.get(groupId)?.delete(key);
    this.#checkOrder(published);
  }

  /** The caller does not know whether a publish or a mark took effect. */
  loseTrack(key: string): void {
    if (!this.#ledger.isPublished(key)) this.#unrecorded.add(key);
  }

  park(key: string, by: Actor): void {
    this.#parkedBy.set(key, by);
  }

  mark(key: string): void {
    this.#unrecorded.delete(key);
  }

  verdicts(): Verdicts {
    return {
      lost: [...this.#acknowledged].filter((key) => !this.#published.has(key)),
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
    const origin = (by.kind === 'drain' && this.#parkedBy.get(key)) || by;
    for (const [earlier, acknowledgedAt] of this.#awaited.get(groupId) ?? []) {
      if (acknowledgedAt >= origin.startedAt) continue;
      const cause = this.#causeOf(earlier, origin);
      if (cause === undefined) this.#overtaken.push(`${key} overtook ${earlier}`);
      else this.#overtakenForCause[cause] += 1;
    }
  }

  #causeOf(earlier: string, origin: Actor): OvertakingCause | undefined {
    if (origin.couldNotAsk) return 'ledger-unavailable';
    if (origin.couldNotPark) return 'park-failed';
    const parkedSince = this.#ledger.parkedSince(earlier);
    const wasHidden =
      origin.askedAt !== undefined &&
      parkedSince !== undefined &&
      origin.askedAt - parkedSince < MAX_INDEX_LAG;
    return wasHidden ? 'index-lag' : undefined;
  }
}

import type { Verdict } from '../../../handling/process-batch.ts';
import { EventMarks, type EventName } from '../event-marks.ts';
import type { LastSeen, SourceHandling, UnsettledEvent } from './handling-audit.ts';

/** So many are named. All are counted. */
const NAMED = 1_000;
const COUNTED = 1;

/** What became of an event that is accounted for. */
type Settled = Exclude<keyof SourceHandling, 'source' | 'published' | 'unsettled'>;
type Counts = { -readonly [Name in Exclude<keyof SourceHandling, 'source'>]: number };

/** Counts what became of the events of a day, each once, and names those that have no outcome. */
export class HandlingTally {
  readonly #seen = new EventMarks();
  readonly #counts = new Map<string, Counts>();
  readonly #unsettled: UnsettledEvent[] = [];

  /** False for an event that was counted before: a scan gives an entry twice where the table is split meanwhile. */
  isNew(event: EventName): boolean {
    return this.#seen.set(event, COUNTED) === 0;
  }

  settled({ source }: EventName, how: Settled): void {
    const counts = this.#of(source);
    counts.published += 1;
    counts[how] += 1;
  }

  unsettled({ source, id }: EventName, last: LastSeen): void {
    const counts = this.#of(source);
    counts.published += 1;
    counts.unsettled += 1;
    if (this.#unsettled.length < NAMED) this.#unsettled.push({ source, id, last });
  }

  get sources(): readonly SourceHandling[] {
    const sorted = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([source, counts]) => ({ source, ...counts }));
  }

  /** How many events have no outcome. */
  get unsettledCount(): number {
    return this.sources.reduce((sum, { unsettled }) => sum + unsettled, 0);
  }

  get named(): readonly UnsettledEvent[] {
    return this.#unsettled;
  }

  #of(source: string): Counts {
    const found = this.#counts.get(source);
    if (found !== undefined) return found;
    const counts = {
      published: 0,
      applied: 0,
      stale: 0,
      ignored: 0,
      duplicate: 0,
      forgotten: 0,
      earlier: 0,
      unsettled: 0,
    };
    this.#counts.set(source, counts);
    return counts;
  }
}

/** Whether an event is done with, by what the log says of it. */
export function isSettled(outcome: Verdict | undefined): outcome is Settled & Verdict {
  return outcome === 'applied' || outcome === 'stale' || outcome === 'ignored' || outcome === 'duplicate';
}

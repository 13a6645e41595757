import type { LoadClock } from './load-clock.ts';
import { Quota } from './quota.ts';

/** What an on-demand table writes at once before it has seen traffic, in write units a second (reference: DynamoDB). */
const AT_FIRST = 4_000;
/** A partition of an index. */
const PARTITION = 1_000;
const SECONDS_OF_PEAK = 300;

/**
 * How fast a table may be written to: twice what it was written to lately, over five minutes, and never less than a new
 * one. An index has the same quota of its own, and each of its partitions one that never grows.
 */
export class TableQuota {
  readonly #table: Quota;
  readonly #partitions = new Map<number, Quota>();
  readonly #clock: LoadClock;
  #second = 0;
  #written = 0;
  #average = 0;
  #peak = 0;

  constructor(clock: LoadClock) {
    this.#clock = clock;
    this.#table = new Quota(AT_FIRST, clock);
  }

  /** Takes write units of the table, and one of the index's partition where the item is listed. */
  take(units: number, partition?: number): boolean {
    this.#grow();
    if (partition !== undefined && !this.#partition(partition).take(1)) return false;
    if (!this.#table.take(units)) return false;
    this.#written += units;
    return true;
  }

  #partition(number: number): Quota {
    const quota = this.#partitions.get(number) ?? new Quota(PARTITION, this.#clock);
    this.#partitions.set(number, quota);
    return quota;
  }

  #grow(): void {
    const second = Math.floor(this.#clock.elapsed / 1000);
    if (second === this.#second) return;
    this.#average += (this.#written - this.#average) / SECONDS_OF_PEAK;
    this.#peak = Math.max(this.#peak, this.#average);
    this.#table.perSecond = Math.max(AT_FIRST, 2 * this.#peak);
    this.#second = second;
    this.#written = 0;
  }
}

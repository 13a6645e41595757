import type { Clock } from './clock.ts';
import type { TableQuota } from './quotas.ts';
import { TokenBucket } from './token-bucket.ts';

const SECOND = 1_000;
/** DynamoDB follows the peak of some minutes, not of a moment. */
const SECONDS_OF_PEAK = 300;

/** How fast an on-demand table may be written to: so much at first, and twice what it was written to lately, up to its limit. */
export class TableCapacity {
  readonly #clock: Clock;
  readonly #quota: TableQuota;
  readonly #bucket: TokenBucket;
  #second = 0;
  #written = 0;
  #average = 0;

  constructor(clock: Clock, quota: TableQuota) {
    this.#clock = clock;
    this.#quota = quota;
    this.#bucket = new TokenBucket(clock, { perSecond: quota.atFirst, burst: quota.atFirst });
  }

  /** Takes write units; false where the table takes no more for now. */
  take(units: number): boolean {
    this.#grow();
    if (!this.#bucket.take(units)) return false;
    this.#written += units;
    return true;
  }

  #grow(): void {
    const second = Math.floor(this.#clock.now / SECOND);
    for (; this.#second < second; this.#second += 1) {
      this.#average += (this.#written - this.#average) / SECONDS_OF_PEAK;
      this.#written = 0;
    }
    const perSecond = Math.min(this.#quota.atMost, Math.max(this.#quota.atFirst, 2 * this.#average));
    this.#bucket.allow({ perSecond, burst: perSecond });
  }
}

import { CallTimedOutError } from '../call-timed-out-error.ts';
import type { ClaimState, Entry, Ledger } from './ledger.ts';

/** So many claims in a row that did not answer in time, and the ledger is left alone for a while. */
const TIMEOUTS_TO_SKIP = 3;
/** Then one claim tries again. */
const SKIP_MILLISECONDS = 5_000;

/** The ledger did not answer lately and was not asked. */
export class LedgerSkippedError extends Error {
  readonly code = 'ledger-skipped';

  constructor() {
    super('the ledger did not answer the last claims in time and is not asked for some seconds');
    this.name = 'LedgerSkippedError';
  }
}

/**
 * Spares a sandbox the wait for a ledger that hangs: a hung claim costs more than a second of every delivery, which at a
 * steady rate of deliveries is that many more sandboxes.
 */
export class LedgerBreaker implements Ledger {
  readonly #ledger: Ledger;
  readonly #now: () => Date;
  #timeouts = 0;
  #skipUntil = Number.NEGATIVE_INFINITY;

  constructor(ledger: Ledger, now: () => Date) {
    this.#ledger = ledger;
    this.#now = now;
  }

  async claim(entry: Entry, at: Date): Promise<ClaimState> {
    this.#refuseWhileSkipping();
    try {
      const state = await this.#ledger.claim(entry, at);
      this.#timeouts = 0;
      return state;
    } catch (error) {
      this.#note(error);
      throw error;
    }
  }

  async markPublished(entry: Entry, at: Date): Promise<void> {
    this.#refuseWhileSkipping();
    await this.#ledger.markPublished(entry, at);
  }

  published(keys: readonly string[], at: Date): Promise<ReadonlySet<string>> {
    return this.#ledger.published(keys, at);
  }

  #refuseWhileSkipping(): void {
    if (this.#now().getTime() < this.#skipUntil) throw new LedgerSkippedError();
  }

  #note(error: unknown): void {
    // An error that is answered shows that the ledger answers.
    this.#timeouts = error instanceof CallTimedOutError ? this.#timeouts + 1 : 0;
    if (this.#timeouts >= TIMEOUTS_TO_SKIP) this.#skipUntil = this.#now().getTime() + SKIP_MILLISECONDS;
  }
}

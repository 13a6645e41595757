import type { ClaimState, Entry, Ledger } from '../../core/ledger/ledger.ts';
import * as rules from '../support/ledger-rules.ts';

/** The ledger's rules over tens of thousands of entries: each is applied to the one entry that it is about. */
export class SimulatedLedger implements Ledger {
  readonly #entries = new Map<string, rules.StoredEntry>();

  async claim(entry: Entry, at: Date): Promise<ClaimState> {
    return this.#take(entry.key, rules.claim(this.#stateOf([entry.key]), entry, at));
  }

  async markPublished(entry: Entry, at: Date): Promise<void> {
    this.#take(entry.key, rules.markPublished(this.#stateOf([entry.key]), entry, at));
  }

  async published(keys: readonly string[], at: Date): Promise<ReadonlySet<string>> {
    return rules.published(this.#stateOf(keys), keys, at);
  }

  isPublished(key: string): boolean {
    return this.#entries.get(key)?.status === 'published';
  }

  #stateOf(keys: readonly string[]): rules.LedgerState {
    return new Map(
      keys.flatMap((key) => {
        const stored = this.#entries.get(key);
        return stored === undefined ? [] : [[key, stored] as const];
      }),
    );
  }

  #take<Answer>(key: string, { answer, state }: rules.Effect<rules.LedgerState, Answer>): Answer {
    const stored = state.get(key);
    if (stored !== undefined) this.#entries.set(key, stored);
    return answer;
  }
}

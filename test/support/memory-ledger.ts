import type { ClaimState, Entry, Ledger } from '../../core/ledger/ledger.ts';
import * as rules from './ledger-rules.ts';

/** The ledger's rules behind the port, in memory. */
export class MemoryLedger implements Ledger {
  state: rules.LedgerState = new Map();

  async claim(entry: Entry, at: Date): Promise<ClaimState> {
    const { answer, state } = rules.claim(this.state, entry, at);
    this.state = state;
    return answer;
  }

  async markPublished(entry: Entry, at: Date): Promise<void> {
    this.state = rules.markPublished(this.state, entry, at).state;
  }

  async published(keys: readonly string[], at: Date): Promise<ReadonlySet<string>> {
    return rules.published(this.state, keys, at);
  }
}

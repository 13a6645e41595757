import type { Claim, Entry, Ledger, ParkedEvent, ParkOutcome } from '../../core/ledger/ledger.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import * as rules from './ledger-rules.ts';

/** The ledger's rules behind the port, in memory. */
export class MemoryLedger implements Ledger {
  state: rules.LedgerState = new Map();

  async claim(entry: Entry, at: Date): Promise<Claim> {
    return this.#take(rules.claim(this.state, entry, at));
  }

  async markPublished(entry: Entry, at: Date): Promise<void> {
    this.#take(rules.markPublished(this.state, entry, at));
  }

  async park(entry: Entry, message: TopicMessage, at: Date): Promise<ParkOutcome> {
    return this.#take(rules.park(this.state, { entry, message }, at));
  }

  async *parked(until: Date): AsyncIterable<readonly ParkedEvent[]> {
    yield rules.parked(this.state, until);
  }

  async parkedMessage(key: string): Promise<TopicMessage | undefined> {
    return this.state.get(key)?.message;
  }

  #take<Answer>({ answer, state }: rules.Effect<Answer>): Answer {
    this.state = state;
    return answer;
  }
}

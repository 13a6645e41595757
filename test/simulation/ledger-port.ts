import { CALL_BUDGETS } from '../../aws/call-budgets.ts';
import type { Claim, Entry, Ledger, ParkedEvent, ParkOutcome } from '../../core/ledger/ledger.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import type { Actor } from './actor.ts';
import { PAGE_SIZE } from './simulated-ledger.ts';
import type { World } from './world.ts';

interface LedgerCall<Answer> {
  readonly budget: 'claim' | 'mark' | 'park';
  readonly effect: () => Promise<Answer>;
  readonly unheard?: () => void;
}

/** The ledger as one run of the intake or the drain reaches it. */
export class LedgerPort implements Ledger {
  readonly #actor: Actor;
  readonly #world: World;

  constructor(actor: Actor, world: World) {
    this.#actor = actor;
    this.#world = world;
  }

  async claim(entry: Entry, at: Date): Promise<Claim> {
    const effect = () => {
      this.#actor.askedAt = this.#world.time.elapsed;
      return this.#world.ledger.claim(entry, at);
    };
    try {
      return await this.#call({ budget: 'claim', effect });
    } catch (error) {
      this.#actor.couldNotAsk = true;
      throw error;
    }
  }

  async markPublished(entry: Entry, at: Date): Promise<void> {
    const { ledger, judge, tally } = this.#world;
    const effect = async () => {
      const wasParked = ledger.parkedSince(entry.key) !== undefined;
      if (wasParked && this.#actor.kind === 'drain') tally.add('drained');
      await ledger.markPublished(entry, at);
      judge.mark(entry.key);
    };
    await this.#call({ budget: 'mark', effect, unheard: () => judge.loseTrack(entry.key) });
  }

  async park(entry: Entry, message: TopicMessage, at: Date): Promise<ParkOutcome> {
    this.#actor.couldNotPark = true;
    const outcome = await this.#call({ budget: 'park', effect: () => this.#parkFor(entry, message, at) });
    this.#actor.couldNotPark = outcome === 'too-large';
    return outcome;
  }

  async *parked(until: Date): AsyncIterable<readonly ParkedEvent[]> {
    for (let after: ParkedEvent | undefined; ; ) {
      const last = after;
      const page = await this.#call({ budget: 'claim', effect: () => this.#world.ledger.page(until, last) });
      yield page;
      after = page.at(-1);
      if (page.length < PAGE_SIZE) return;
    }
  }

  parkedMessage(key: string): Promise<TopicMessage | undefined> {
    return this.#call({ budget: 'claim', effect: () => this.#world.ledger.parkedMessage(key) });
  }

  async #parkFor(entry: Entry, message: TopicMessage, at: Date): Promise<ParkOutcome> {
    const { ledger, judge } = this.#world;
    const wasParked = ledger.parkedSince(entry.key) !== undefined;
    const outcome = await ledger.park(entry, message, at);
    if (outcome === 'parked' && !wasParked) judge.park(entry.key, this.#actor);
    return outcome;
  }

  #call<Answer>({ budget, effect, unheard }: LedgerCall<Answer>): Promise<Answer> {
    return this.#world.calls.make({
      actor: this.#actor,
      dependency: 'ledger',
      budget: CALL_BUDGETS[budget].callMilliseconds,
      effect,
      ...(unheard && { unheard }),
    });
  }
}

import { CALL_BUDGETS } from '../../aws/call-budgets.ts';
import type { ClaimState, Entry, Ledger } from '../../core/ledger/ledger.ts';
import type { Actor } from './actor.ts';
import type { World } from './world.ts';

interface LedgerCall<Answer> {
  readonly budget: keyof typeof CALL_BUDGETS;
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

  claim(entry: Entry, at: Date): Promise<ClaimState> {
    return this.#call({ budget: 'claim', effect: () => this.#world.ledger.claim(entry, at) });
  }

  async markPublished(entry: Entry, at: Date): Promise<void> {
    const { ledger, judge } = this.#world;
    const effect = async () => {
      await ledger.markPublished(entry, at);
      judge.mark(entry.key);
    };
    const budget = this.#actor.kind === 'drain' ? 'writeBatch' : 'mark';
    await this.#call({ budget, effect, unheard: () => judge.loseTrack(entry.key) });
  }

  published(keys: readonly string[], at: Date): Promise<ReadonlySet<string>> {
    return this.#call({ budget: 'read', effect: () => this.#world.ledger.published(keys, at) });
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

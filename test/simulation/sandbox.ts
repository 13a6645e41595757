import type { HandOverPorts } from '../../core/intake/hand-over-run.ts';
import type { Entry } from '../../core/ledger/ledger.ts';
import { LedgerBreaker } from '../../core/ledger/ledger-breaker.ts';
import { FlagWatch } from '../../core/parked/flag-watch.ts';
import { TopicWatch } from '../../core/topic/watched-topic.ts';
import type { Actor } from './actor.ts';
import { portsFor, type SimulatedPorts } from './ports-for.ts';
import type { World } from './world.ts';

/** One sandbox of the intake: it handles one delivery at a time, and remembers from one to the next. */
export class Sandbox {
  readonly #world: World;
  readonly #ledger: LedgerBreaker;
  readonly #flag: FlagWatch;
  readonly #topic: TopicWatch;
  #reach: SimulatedPorts | undefined;

  constructor(world: World) {
    this.#world = world;
    const now = () => world.time.date();
    const ledger = {
      claim: (entry: Entry, at: Date) => this.#reached.ledger.claim(entry, at),
      markPublished: (entry: Entry, at: Date) => this.#reached.ledger.markPublished(entry, at),
      published: (keys: readonly string[], at: Date) => this.#reached.ledger.published(keys, at),
    };
    this.#ledger = new LedgerBreaker(ledger, now);
    this.#flag = new FlagWatch({ flag: () => this.#reached.parked.flag(), now });
    this.#topic = new TopicWatch({ publish: (message) => this.#reached.topic.publish(message) }, now);
  }

  /** What the sandbox has for a delivery. */
  portsFor(actor: Actor): HandOverPorts {
    this.#reach = portsFor(actor, this.#world);
    const { parked, now, waitUntil } = this.#reach;
    return {
      ledger: this.#ledgerFor(actor),
      parked,
      flag: this.#flag,
      topic: this.#topic,
      // What is parked must come out by the schedule alone; second runs at odd times come with that.
      wakeDrain: async () => undefined,
      now,
      waitUntil,
    };
  }

  /** Notes what an actor does not know of the ledger, also where it was not asked. */
  #ledgerFor(actor: Actor): HandOverPorts['ledger'] {
    const ledger = this.#ledger;
    return {
      claim: async (entry, at) => {
        actor.couldNotAsk = true;
        const state = await ledger.claim(entry, at);
        actor.couldNotAsk = false;
        return state;
      },
      markPublished: (entry, at) => ledger.markPublished(entry, at),
      published: (keys, at) => ledger.published(keys, at),
    };
  }

  get #reached(): SimulatedPorts {
    if (this.#reach === undefined) throw new Error('a sandbox made a call before its first delivery');
    return this.#reach;
  }
}

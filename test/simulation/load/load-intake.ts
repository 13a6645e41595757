import { handOver } from '../../../core/intake/hand-over.ts';
import type { HandOverPorts } from '../../../core/intake/hand-over-run.ts';
import { LedgerBreaker } from '../../../core/ledger/ledger-breaker.ts';
import { FlagWatch } from '../../../core/parked/flag-watch.ts';
import { TopicWatch } from '../../../core/topic/watched-topic.ts';
import type { LoadStores } from './load-stores.ts';
import { loadTopic } from './load-topic.ts';
import type { LoadWorld } from './load-world.ts';

/** What became of the deliveries. */
export interface DeliveryFigures {
  /** When each delivery after the topic was back was sent, and whether its event was accepted: the last that was not. */
  lastNotAcceptedAt: number;
  firstAcceptedAt: number | undefined;
  unavailable: number;
  degraded: number;
  slowest: number;
  mostSandboxes: number;
  /** Deliveries parked although the topic was back. */
  parkedThough: number;
}

/** The real hand-over in as many sandboxes as the load takes. */
export class LoadIntake {
  readonly figures: DeliveryFigures = {
    lastNotAcceptedAt: 0,
    firstAcceptedAt: undefined,
    unavailable: 0,
    degraded: 0,
    slowest: 0,
    mostSandboxes: 0,
    parkedThough: 0,
  };
  readonly #world: LoadWorld;
  readonly #stores: LoadStores;
  readonly #wakeDrain: () => void;
  readonly #idle: HandOverPorts[] = [];
  #sandboxes = 0;

  constructor(world: LoadWorld, stores: LoadStores, wakeDrain: () => void) {
    this.#world = world;
    this.#stores = stores;
    this.#wakeDrain = wakeDrain;
  }

  /** One delivery of a new event, from its arrival to its answer. */
  async deliver(event: number, group: number): Promise<void> {
    const { clock, judge } = this.#world;
    const sentAt = clock.elapsed;
    judge.send(event, group, sentAt);
    const ports = this.#idle.pop() ?? this.#sandbox();
    const entry = this.#world.entry(event, group);
    const message = this.#world.message(event, entry.groupId);
    const { calls: _calls, ...result } = await handOver({ entry, message, retentionDays: 100 }, ports);
    this.#idle.push(ports);
    if (result.outcome === 'unavailable') this.figures.unavailable += 1;
    else judge.acknowledge(event, clock.elapsed);
    if ('degraded' in result) {
      this.figures.degraded += 1;
      judge.excuse(event);
    }
    this.#note(result.outcome, sentAt);
  }

  #note(outcome: string, sentAt: number): void {
    const { clock, backAt } = this.#world;
    this.figures.slowest = Math.max(this.figures.slowest, clock.elapsed - sentAt);
    if (sentAt < backAt) return;
    if (outcome === 'accepted') this.figures.firstAcceptedAt ??= clock.elapsed;
    else {
      this.figures.lastNotAcceptedAt = clock.elapsed;
      this.figures.parkedThough += 1;
    }
  }

  #sandbox(): HandOverPorts {
    const { clock } = this.#world;
    this.#sandboxes += 1;
    this.figures.mostSandboxes = this.#sandboxes;
    const now = () => clock.date();
    const { ledger, parked, flag } = this.#stores.forIntake();
    const ports = {
      ledger: new LedgerBreaker(ledger, now),
      parked,
      flag: new FlagWatch({ flag, now }),
      topic: new TopicWatch(loadTopic(this.#world), now),
      now,
      waitUntil: (at: Date) => clock.waitUntil(at),
      wakeDrain: async () => this.#wakeDrain(),
    };
    return ports;
  }
}

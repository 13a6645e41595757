import { AtRest } from './at-rest.ts';
import { violation } from './invariants.ts';
import { type Limits, type ModelState, type Move, movesFrom, startOf, stateText } from './moves.ts';
import { Replays } from './replay.ts';
import type { Scenario } from './scenarios.ts';

export interface Exploration {
  /** Distinct orders of calls, faults, deaths and clock steps. */
  readonly schedules: bigint;
  readonly states: number;
  /** The first broken promise and the schedule that led there. */
  readonly violation?: { readonly message: string; readonly schedule: readonly string[] };
}

export interface ExploreOptions extends Limits {
  /** Told now and then how many states have been visited. */
  readonly onProgress?: (states: number) => void;
}

const STATES_PER_REPORT = 1_000;

/** A state on the way that is explored. */
interface Visit {
  readonly text: string;
  readonly moves: readonly Move[];
  next: number;
  schedules: bigint;
}

/** Checks every schedule of a scenario. Stops at the first violation. */
export async function explore(scenario: Scenario, options: ExploreOptions): Promise<Exploration> {
  return await new Explorer(scenario, options).run();
}

class Violation extends Error {}

class Explorer {
  readonly #scenario: Scenario;
  readonly #options: ExploreOptions;
  readonly #replays: Replays;
  readonly #atRest: AtRest;
  readonly #schedules = new Map<string, bigint>();
  readonly #way: Visit[] = [];

  constructor(scenario: Scenario, options: ExploreOptions) {
    this.#scenario = scenario;
    this.#options = options;
    this.#replays = new Replays(scenario.protocol);
    this.#atRest = new AtRest(scenario.events, this.#replays);
  }

  async run(): Promise<Exploration> {
    const { world, programs } = this.#scenario;
    try {
      const schedules = await this.#explore(await startOf(world, programs, this.#replays));
      return { schedules, states: this.#schedules.size };
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      const schedule = this.#way.map(({ moves, next }) => moves[next - 1]?.label ?? '');
      return { schedules: 0n, states: this.#schedules.size, violation: { message: error.message, schedule } };
    }
  }

  /** Depth first, without recursion: most states are known, and only new ones are waited for. */
  async #explore(start: ModelState): Promise<bigint> {
    await this.#enter(start, stateText(start));
    let schedules = 0n;
    for (let visit = this.#way.at(-1); visit !== undefined; visit = this.#way.at(-1)) {
      const move = visit.moves[visit.next];
      if (move === undefined) {
        schedules = visit.moves.length === 0 ? 1n : visit.schedules;
        this.#leave(visit, schedules);
        continue;
      }
      visit.next += 1;
      const text = stateText(move.to);
      const known = this.#schedules.get(text);
      if (known === undefined) await this.#enter(move.to, text);
      else visit.schedules += known;
    }
    return schedules;
  }

  async #enter(state: ModelState, text: string): Promise<void> {
    const hasEnded = state.actors.every(({ status }) => status === 'ended');
    const { world } = state;
    const broken =
      violation(world, this.#scenario.events) ?? (hasEnded ? await this.#atRest.violation(world) : undefined);
    if (broken !== undefined) throw new Violation(broken);
    const moves = hasEnded ? [] : await movesFrom(state, this.#replays, this.#options);
    this.#way.push({ text, moves, next: 0, schedules: 0n });
  }

  #leave({ text }: Visit, schedules: bigint): void {
    this.#way.pop();
    this.#schedules.set(text, schedules);
    const parent = this.#way.at(-1);
    if (parent !== undefined) parent.schedules += schedules;
    if (this.#schedules.size % STATES_PER_REPORT === 0) this.#options.onProgress?.(this.#schedules.size);
  }
}

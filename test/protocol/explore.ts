import { AtRest } from './at-rest.ts';
import { Fingerprints } from './fingerprints.ts';
import { violation } from './invariants.ts';
import type { ModelState } from './model-state.ts';
import { type Move, Moves } from './moves.ts';
import { Replays } from './replay.ts';
import type { Scenario } from './scenarios.ts';

export interface Exploration {
  /** Distinct orders of calls, faults, deaths and clock steps. */
  readonly schedules: bigint;
  readonly states: number;
  /** The first broken promise and the schedule that led there. */
  readonly violation?: { readonly message: string; readonly schedule: readonly string[] };
}

export interface ExploreOptions {
  /** How many calls may fail and actors may die in one schedule. */
  readonly maxFaults: number;
  /** Told now and then how many states have been visited. */
  readonly onProgress?: (states: number) => void;
}

const STATES_PER_REPORT = 1_000;

/** Checks every schedule of a scenario against the invariants. Stops at the first violation. */
export async function explore(scenario: Scenario, options: ExploreOptions): Promise<Exploration> {
  return await new Explorer(scenario, options).run();
}

class Violation extends Error {}

/** A state on the way that is explored. */
interface Visit {
  readonly fingerprint: string;
  readonly moves: readonly Move[];
  next: number;
  schedules: bigint;
}

class Explorer {
  readonly #scenario: Scenario;
  readonly #options: ExploreOptions;
  readonly #fingerprints = new Fingerprints();
  readonly #moves: Moves;
  readonly #atRest: AtRest;
  readonly #schedules = new Map<string, bigint>();
  readonly #way: Visit[] = [];

  constructor(scenario: Scenario, options: ExploreOptions) {
    this.#scenario = scenario;
    this.#options = options;
    this.#moves = new Moves(new Replays(), options.maxFaults);
    this.#atRest = new AtRest(scenario.protocol, (world) => this.#fingerprints.ofWorld(world));
  }

  async run(): Promise<Exploration> {
    const { world, acknowledged, programs } = this.#scenario;
    const actors = programs.map((program) => ({ program, status: 'idle' }) as const);
    const start = { world, acknowledged, actors, clock: 0, faults: 0, unrecorded: [], repeated: [] };
    try {
      const schedules = await this.#explore(start);
      return { schedules, states: this.#schedules.size };
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      const schedule = this.#way.map(({ moves, next }) => moves[next - 1]?.label ?? '');
      return { schedules: 0n, states: this.#schedules.size, violation: { message: error.message, schedule } };
    }
  }

  /** Depth first, without recursion: most states are known, and only new ones are waited for. */
  async #explore(start: ModelState): Promise<bigint> {
    await this.#enter(start, this.#fingerprints.ofState(start));
    let schedules = 0n;
    for (let visit = this.#way.at(-1); visit !== undefined; visit = this.#way.at(-1)) {
      const move = visit.moves[visit.next];
      if (move === undefined) {
        schedules = visit.moves.length === 0 ? 1n : visit.schedules;
        this.#leave(visit, schedules);
        continue;
      }
      visit.next += 1;
      const fingerprint = this.#fingerprints.ofState(move.to);
      const known = this.#schedules.get(fingerprint);
      if (known === undefined) await this.#enter(move.to, fingerprint);
      else visit.schedules += known;
    }
    return schedules;
  }

  async #enter(state: ModelState, fingerprint: string): Promise<void> {
    const broken = violation(state) ?? (hasEnded(state) ? await this.#atRest.violation(state) : undefined);
    if (broken !== undefined) throw new Violation(broken);
    this.#way.push({ fingerprint, moves: await this.#moves.from(state), next: 0, schedules: 0n });
  }

  #leave({ fingerprint }: Visit, schedules: bigint): void {
    this.#way.pop();
    this.#schedules.set(fingerprint, schedules);
    const parent = this.#way.at(-1);
    if (parent !== undefined) parent.schedules += schedules;
    if (this.#schedules.size % STATES_PER_REPORT === 0) this.#options.onProgress?.(this.#schedules.size);
  }
}

function hasEnded({ actors }: ModelState): boolean {
  return actors.every(({ status }) => status === 'finished' || status === 'dead');
}

/** Something that may happen next. */
export interface Move<State> {
  readonly label: string;
  readonly to: State;
}

/** What is explored: states, and what may happen in each. */
export interface Model<State> {
  /** Two states with the same text have the same futures. */
  fingerprint(state: State): string;
  /** Says which promise the state breaks, or undefined. Asked once for every state that can be reached. */
  violation(state: State): Promise<string | undefined>;
  /** Everything that may happen next. */
  movesFrom(state: State): Promise<readonly Move<State>[]>;
}

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

/** Checks everything that may come of a state. Stops at the first violation. */
export async function exploreFrom<State>(
  start: State,
  model: Model<State>,
  onProgress?: ExploreOptions['onProgress'],
): Promise<Exploration> {
  return await new Explorer(model, onProgress).run(start);
}

class Violation extends Error {}

/** A state on the way that is explored. */
interface Visit<State> {
  readonly fingerprint: string;
  readonly moves: readonly Move<State>[];
  next: number;
  schedules: bigint;
}

class Explorer<State> {
  readonly #model: Model<State>;
  readonly #onProgress: ExploreOptions['onProgress'];
  readonly #schedules = new Map<string, bigint>();
  readonly #way: Visit<State>[] = [];

  constructor(model: Model<State>, onProgress: ExploreOptions['onProgress']) {
    this.#model = model;
    this.#onProgress = onProgress;
  }

  async run(start: State): Promise<Exploration> {
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
  async #explore(start: State): Promise<bigint> {
    await this.#enter(start, this.#model.fingerprint(start));
    let schedules = 0n;
    for (let visit = this.#way.at(-1); visit !== undefined; visit = this.#way.at(-1)) {
      const move = visit.moves[visit.next];
      if (move === undefined) {
        schedules = visit.moves.length === 0 ? 1n : visit.schedules;
        this.#leave(visit, schedules);
        continue;
      }
      visit.next += 1;
      const fingerprint = this.#model.fingerprint(move.to);
      const known = this.#schedules.get(fingerprint);
      if (known === undefined) await this.#enter(move.to, fingerprint);
      else visit.schedules += known;
    }
    return schedules;
  }

  async #enter(state: State, fingerprint: string): Promise<void> {
    const broken = await this.#model.violation(state);
    if (broken !== undefined) throw new Violation(broken);
    this.#way.push({ fingerprint, moves: await this.#model.movesFrom(state), next: 0, schedules: 0n });
  }

  #leave({ fingerprint }: Visit<State>, schedules: bigint): void {
    this.#way.pop();
    this.#schedules.set(fingerprint, schedules);
    const parent = this.#way.at(-1);
    if (parent !== undefined) parent.schedules += schedules;
    if (this.#schedules.size % STATES_PER_REPORT === 0) this.#onProgress?.(this.#schedules.size);
  }
}

import { forgetExpired } from '../support/ledger-rules.ts';
import { noteEffect, noteUnrecorded, PAST_RETENTION } from './documented-window.ts';
import { violation, violationAtRest } from './invariants.ts';
import { type Actor, acknowledged, fingerprint, historyFingerprint, type ModelState } from './model-state.ts';
import { EMPTY_WORLD, perform } from './operations.ts';
import { drainRun, nextStep, type Program, type Step } from './program.ts';

const START = Date.UTC(2026, 10, 22);
const DAY_MILLISECONDS = 86_400_000;
/** The clock passes the drain's settling time, the topic's deduplication window and the ledger's retention. */
const TIMES = [0, 10_000, 370_000, 101 * DAY_MILLISECONDS].map((offset) => START + offset);
/** Beyond this step nobody is left running: Lambda has ended every intake and drain by then. */
const LAST_STEP_SURVIVED = 1;

export interface Exploration {
  /** Distinct orders of calls, faults, deaths and clock steps. */
  readonly schedules: bigint;
  readonly states: number;
  readonly transitions: number;
  /** The first broken promise and the schedule that led there. */
  readonly violation?: { readonly message: string; readonly schedule: readonly string[] };
}

export interface ExploreOptions {
  readonly programs: readonly Program[];
  /** How many calls may fail and actors may die in one schedule. */
  readonly maxFaults: number;
  /** Told now and then how many states have been visited. */
  readonly onProgress?: (states: number) => void;
}

const STATES_PER_REPORT = 1_000;

/** Checks every schedule of the given actors against the invariants. Stops at the first violation. */
export async function explore(options: ExploreOptions): Promise<Exploration> {
  return await new Explorer(options).run();
}

class Violation extends Error {}

interface Move {
  readonly label: string;
  readonly to: ModelState;
}

class Explorer {
  readonly #options: ExploreOptions;
  readonly #schedules = new Map<string, bigint>();
  readonly #steps = new Map<string, Promise<Step>>();
  readonly #path: string[] = [];
  #transitions = 0;

  constructor(options: ExploreOptions) {
    this.#options = options;
  }

  async run(): Promise<Exploration> {
    const actors = this.#options.programs.map((program) => ({ program, status: 'idle' }) as const);
    const start = { world: EMPTY_WORLD, actors, clock: 0, faults: 0, unrecorded: [], repeated: [] };
    try {
      const schedules = await this.#visit(start);
      return { schedules, states: this.#schedules.size, transitions: this.#transitions };
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      const violation = { message: error.message, schedule: [...this.#path] };
      return { schedules: 0n, states: this.#schedules.size, transitions: this.#transitions, violation };
    }
  }

  async #visit(state: ModelState): Promise<bigint> {
    const key = fingerprint(state);
    const known = this.#schedules.get(key);
    if (known !== undefined) return known;

    const broken = violation(state);
    if (broken !== undefined) throw new Violation(broken);
    if (state.actors.every(hasEnded)) await this.#checkAtRest(state);

    let schedules = 0n;
    for (const { label, to } of await this.#moves(state)) {
      this.#transitions += 1;
      this.#path.push(label);
      schedules += await this.#visit(to);
      this.#path.pop();
    }
    this.#schedules.set(key, schedules === 0n ? 1n : schedules);
    if (this.#schedules.size % STATES_PER_REPORT === 0) this.#options.onProgress?.(this.#schedules.size);
    return schedules === 0n ? 1n : schedules;
  }

  async #moves(state: ModelState): Promise<Move[]> {
    const moves: Move[] = [];
    for (const [index, actor] of state.actors.entries()) {
      if (actor.status === 'idle') moves.push(await this.#start(state, index));
      if (actor.status === 'running') moves.push(...(await this.#callMoves(state, index)));
    }
    // Last, so that a violation is shown in a schedule that lets no more time pass than it needs.
    return [...moves, ...clockMoves(state)];
  }

  async #start(state: ModelState, index: number): Promise<Move> {
    const { program } = actorAt(state, index);
    const startedAt = timeOf(state);
    const ackedBefore = acknowledged(state);
    const actor: Actor = { program, status: 'running', startedAt, ackedBefore, history: [] };
    return { label: `${program.name} starts`, to: withActor(state, index, actor) };
  }

  /** The call takes effect or not, is answered or not, and the actor survives it or not. */
  async #callMoves(state: ModelState, index: number): Promise<Move[]> {
    const actor = actorAt(state, index);
    const step = await this.#step(actor);
    if (step.done || actor.status !== 'running') throw new Error('an actor that is running has a next call');

    const { operation } = step;
    const { world, answer } = perform(state.world, operation, timeOf(state));
    const after = noteEffect(state, { ...state, world }, { actor, operation });
    const name = `${actor.program.name} ${operation.call}`;
    const moves = [{ label: name, to: await this.#answered(after, index, { answer, failed: false }) }];
    if (state.faults >= this.#options.maxFaults) return moves;

    const failure = { answer: undefined, failed: true };
    const unheard = noteUnrecorded({ ...after, faults: state.faults + 1 }, operation);
    const undone = noteUnrecorded({ ...state, faults: state.faults + 1 }, operation);
    const dead: Actor = { program: actor.program, status: 'dead' };
    moves.push(
      { label: `${name} fails before it takes effect`, to: await this.#answered(undone, index, failure) },
      { label: `${name} fails after it took effect`, to: await this.#answered(unheard, index, failure) },
      { label: `${actor.program.name} dies before ${operation.call}`, to: withActor(undone, index, dead) },
      { label: `${actor.program.name} dies after ${operation.call}`, to: withActor(unheard, index, dead) },
    );
    return moves;
  }

  async #answered(
    state: ModelState,
    index: number,
    told: { readonly answer: unknown; readonly failed: boolean },
  ): Promise<ModelState> {
    const actor = actorAt(state, index);
    if (actor.status !== 'running') throw new Error('only a running actor is answered');
    const next = { ...actor, history: [...actor.history, { ...told, at: new Date(timeOf(state)) }] };
    const step = await this.#step(next);
    if (!step.done) return withActor(state, index, next);
    const { program, ackedBefore } = actor;
    return withActor(state, index, { program, status: 'finished', finished: step.finished, ackedBefore });
  }

  #step(actor: Actor): Promise<Step> {
    if (actor.status !== 'running') throw new Error('only a running actor has a next step');
    const { program, startedAt, history } = actor;
    const key = `${program.name}:${startedAt}:${historyFingerprint(history)}`;
    const known = this.#steps.get(key) ?? nextStep(program, new Date(startedAt), history);
    this.#steps.set(key, known);
    return known;
  }

  /** What is parked at the end must come out in one drain without faults. */
  async #checkAtRest(state: ModelState): Promise<void> {
    const later = timeOf(state) + 60_000;
    let history: { answer: unknown; failed: boolean; at: Date }[] = [];
    let { world } = state;
    for (;;) {
      const step = await nextStep(drainRun('final drain'), new Date(later), history);
      if (step.done) break;
      const performed = perform(world, step.operation, later);
      world = performed.world;
      history = [...history, { answer: performed.answer, failed: false, at: new Date(later) }];
    }
    const broken = violationAtRest({ ...state, world });
    if (broken !== undefined) throw new Violation(broken);
  }
}

function hasEnded({ status }: Actor): boolean {
  return status === 'finished' || status === 'dead';
}

function clockMoves(state: ModelState): Move[] {
  const running = state.actors.some(({ status }) => status === 'running');
  const next = state.clock + 1;
  if (next > PAST_RETENTION || (running && next > LAST_STEP_SURVIVED)) return [];
  const ledger = forgetExpired(state.world.ledger, new Date(TIMES[next] ?? START));
  return [{ label: `clock step ${next}`, to: { ...state, clock: next, world: { ...state.world, ledger } } }];
}

function timeOf(state: ModelState): number {
  return TIMES[state.clock] ?? START;
}

function actorAt(state: ModelState, index: number): Actor {
  const actor = state.actors[index];
  if (actor === undefined) throw new RangeError(`no actor ${index}`);
  return actor;
}

function withActor(state: ModelState, index: number, actor: Actor): ModelState {
  return { ...state, actors: state.actors.with(index, actor) };
}

import type { Move } from '../explorer/explore.ts';
import { type Mishap, mishaps } from '../explorer/fates.ts';
import { noteDeath, noteEffect, noteFailure } from './documented-window.ts';
import { isPublished } from './invariants.ts';
import { type Actor, actorAt, type ModelState, withActor, withKey } from './model-state.ts';
import { type Answer, answerText, type Operation } from './operations.ts';
import { perform } from './perform.ts';
import type { Finished, Program } from './program.ts';
import type { Progress, Replays, Told } from './replay.ts';
import { isPastRetention, nextTick, timeAt } from './ticks.ts';
import type { World } from './world.ts';

/** Everything that may happen next in a state. */
export class Moves {
  readonly #replays: Replays;
  readonly #maxFaults: number;

  constructor(replays: Replays, maxFaults: number) {
    this.#replays = replays;
    this.#maxFaults = maxFaults;
  }

  async from(state: ModelState): Promise<readonly Move<ModelState>[]> {
    const moves: Move<ModelState>[] = [];
    for (const [index, actor] of state.actors.entries()) {
      if (actor.status === 'idle' && isFirstOfItsKind(state, index))
        moves.push(await this.#start(state, index));
      if (actor.status === 'running') moves.push(...(await this.#callMoves(state, index)));
    }
    // Last, so that a violation is shown in a schedule that lets no more time pass than it needs.
    return [...moves, ...clockMoves(state)];
  }

  async #start(state: ModelState, index: number): Promise<Move<ModelState>> {
    const { program } = actorAt(state, index);
    const startedAt = timeAt(state.clock);
    const first = await this.#replays.start(program, startedAt);
    const progress = await this.#skipForegone(state, { program, startedAt, progress: first });
    const actor: Actor = {
      program,
      status: 'running',
      startedAt,
      behind: behind(state, program.key),
      progress,
    };
    return { label: `${program.name} starts`, to: withActor(state, index, actor) };
  }

  /** Before a call whose answer nobody can change nothing is gained by letting others go on. */
  async #skipForegone(state: ModelState, { program, startedAt, progress: from }: Running): Promise<Progress> {
    const at = timeAt(state.clock);
    let progress = from;
    for (let told = foregone(progress, state, at); told !== undefined; told = foregone(progress, state, at)) {
      progress = await this.#replays.goOn(program, { startedAt, progress, told, at });
    }
    return progress;
  }

  /** The call takes effect or not, is answered or not, and the actor survives it or not. */
  async #callMoves(state: ModelState, index: number): Promise<readonly Move<ModelState>[]> {
    const actor = actorAt(state, index);
    if (actor.status !== 'running' || actor.progress.step.done) return [];
    const { operation } = actor.progress.step;
    const outcomes = perform(state.world, operation, timeAt(state.clock));
    const name = `${actor.program.name}: ${operation.call}`;
    const moves: Move<ModelState>[] = [];
    for (const { world, answer } of outcomes) {
      const after = effect(state, { actor, operation, world });
      const label = `${name}${outcomes.length > 1 ? ` (${answerText(answer)})` : ''}`;
      moves.push({ label, to: await this.#told(after, index, { answer }) });
    }
    if (state.faults >= this.#maxFaults || operation.call === 'wait') return moves;
    for (const mishap of mishaps(state.world, outcomes))
      moves.push(await this.#goWrong(state, index, mishap));
    return moves;
  }

  async #goWrong(
    state: ModelState,
    index: number,
    { how, world, survives }: Mishap<World>,
  ): Promise<Move<ModelState>> {
    const actor = actorAt(state, index);
    if (actor.status !== 'running' || actor.progress.step.done) throw new Error('only a running actor calls');
    const { operation } = actor.progress.step;
    const label = `${actor.program.name}: ${operation.call}${how}`;
    const faulty = { ...effect(state, { actor, operation, world }), faults: state.faults + 1 };
    if (!survives) {
      const dead: Actor = { program: actor.program, status: 'dead' };
      return { label, to: withActor(noteDeath(faulty, actor), index, dead) };
    }
    const failed = withoutOrder(noteFailure(faulty, operation), { actor, operation });
    return { label, to: await this.#told(failed, index, 'failed') };
  }

  async #told(state: ModelState, index: number, answer: Told): Promise<ModelState> {
    const actor = actorAt(state, index);
    if (actor.status !== 'running') throw new Error('only a running actor is told anything');
    const { program, startedAt } = actor;
    const at = timeAt(state.clock);
    const told = await this.#replays.goOn(program, { startedAt, progress: actor.progress, told: answer, at });
    const progress = await this.#skipForegone(state, { program, startedAt, progress: told });
    const { step } = progress;
    if (!step.done) return withActor(state, index, { ...actor, progress });
    return finished(state, index, step.finished);
  }
}

interface Effect {
  readonly actor: Actor;
  readonly operation: Operation;
  readonly world: World;
}

function effect(state: ModelState, { actor, operation, world }: Effect): ModelState {
  const caller = { actor, operation, isPastRetention: isPastRetention(state.clock) };
  return noteEffect(state, { ...state, world }, caller);
}

interface Running {
  readonly program: Program;
  readonly startedAt: number;
  readonly progress: Progress;
}

function foregone(
  { step }: Progress,
  { world }: ModelState,
  time: number,
): { readonly answer: Answer } | undefined {
  if (step.done) return undefined;
  const { operation } = step;
  if (operation.call === 'wait' && operation.until.getTime() <= time) return { answer: undefined };
  return operation.call === 'adopt' && world.unadopted.length === 0 ? { answer: 0 } : undefined;
}

function isFirstOfItsKind({ actors }: ModelState, index: number): boolean {
  const kind = actors[index]?.program.kind;
  return actors.findIndex(({ program, status }) => status === 'idle' && program.kind === kind) === index;
}

/**
 * What is on the topic is in order already, and so is an event that got there itself. An event that is delivered again
 * was sent when it was delivered first.
 */
function behind({ acknowledged, actors, world }: ModelState, key: string | undefined): readonly string[] {
  if (key === undefined || isPublished(world, key)) return [];
  const isSentAgain = actors.some(({ program, status }) => program.key === key && status !== 'idle');
  return isSentAgain ? [] : acknowledged.filter((earlier) => !isPublished(world, earlier));
}

function finished(state: ModelState, index: number, finished: Finished): ModelState {
  const actor = actorAt(state, index);
  const { program } = actor;
  const behind = actor.status === 'running' && hasToBeInOrder(finished) ? actor.behind : [];
  const ended = withActor(state, index, { program, status: 'finished', behind });
  if (program.key === undefined || finished.result === 'unavailable') return ended;
  return { ...ended, acknowledged: withKey(ended.acknowledged, program.key) };
}

/** Without its claim or its line a delivery cannot know what is before its event: out of order is documented then. */
function withoutOrder(state: ModelState, { actor, operation }: Omit<Effect, 'world'>): ModelState {
  if (operation.call !== 'claim' && operation.call !== 'tail') return state;
  const { key } = actor.program;
  return {
    ...state,
    actors: state.actors.map((other) => (other.program.key === key ? atLiberty(other) : other)),
  };
}

function atLiberty(actor: Actor): Actor {
  return actor.status === 'running' || actor.status === 'finished' ? { ...actor, behind: [] } : actor;
}

function hasToBeInOrder({ result, degraded }: Finished): boolean {
  if (result !== 'accepted' && result !== 'parked') return false;
  return degraded === undefined || degraded === 'mark-failed';
}

function clockMoves(state: ModelState): readonly Move<ModelState>[] {
  const world = nextTick(
    state.world,
    state.clock,
    state.actors.some(({ status }) => status === 'running'),
  );
  const clock = state.clock + 1;
  return world === undefined
    ? []
    : [{ label: `the clock goes on to step ${clock}`, to: { ...state, clock, world } }];
}

import type { Move } from '../explorer/explore.ts';
import type { Operation } from './operation.ts';
import type { Program } from './programs.ts';
import { type Progress, type Replays, type Running, type Told, timeOf } from './replay.ts';
import { type World, worldText } from './world.ts';

/** An actor: on its way, or it has ended or died. One that has made no call yet may never make one, as if it had died. */
export type Actor =
  | { readonly status: 'ended'; readonly program: Program }
  | ({ readonly status: 'running' } & Running);

export interface ModelState {
  readonly world: World;
  readonly actors: readonly Actor[];
  readonly step: number;
  readonly faults: number;
}

/** How far a schedule may go. */
export interface Limits {
  readonly steps: number;
  readonly faults: number;
}

/** Two states with the same text have the same futures: actors of one name are interchangeable. */
export function stateText({ world, actors, step, faults }: ModelState): string {
  return `${worldText(world, timeOf(step))}|${actors.map(actorText).sort()}|${step}|${faults}`;
}

function actorText(actor: Actor): string {
  return actor.status === 'running' ? `${actor.program.name}${actor.progress.id}` : actor.program.name;
}

/** Where every actor is about to make its first call. */
export async function startOf(
  world: World,
  programs: readonly Program[],
  replays: Replays,
): Promise<ModelState> {
  const actors = programs.map(async (program) => after(program, await replays.start(program, 0)));
  return { world, actors: await Promise.all(actors), step: 0, faults: 0 };
}

/** Everything that may happen next. */
export async function movesFrom(
  state: ModelState,
  replays: Replays,
  limits: Limits,
): Promise<Move<ModelState>[]> {
  const moves: Move<ModelState>[] = [];
  const texts = state.actors.map(actorText);
  for (const [index, actor] of state.actors.entries()) {
    const isFirst = texts.indexOf(actorText(actor)) === index;
    if (actor.status === 'running' && isFirst)
      moves.push(...(await goesOn({ state, index, actor }, replays, limits)));
  }
  if (state.step + 1 < limits.steps)
    moves.push({ label: 'the clock goes on', to: await stepped(state, replays) });
  return moves;
}

/** Who has made no call yet starts later. */
async function stepped(state: ModelState, replays: Replays): Promise<ModelState> {
  const step = state.step + 1;
  const actors = state.actors.map(async (actor) => {
    if (actor.status === 'ended' || actor.progress.history.length > 0) return actor;
    return after(actor.program, await replays.start(actor.program, step));
  });
  return { ...state, step, actors: await Promise.all(actors), world: { ...state.world, past: [] } };
}

function after(program: Program, progress: Progress): Actor {
  return progress.operation === undefined
    ? { status: 'ended', program }
    : { status: 'running', program, progress };
}

function withActor(state: ModelState, index: number, actor: Actor): ModelState {
  return { ...state, actors: state.actors.with(index, actor) };
}

interface Turn {
  readonly state: ModelState;
  readonly index: number;
  readonly actor: Running;
}

async function goesOn(turn: Turn, replays: Replays, limits: Limits): Promise<Move<ModelState>[]> {
  const { state, index, actor } = turn;
  const operation = actor.progress.operation as Operation;
  const outcomes = operation.outcomes(state.world, timeOf(state.step));
  const label = `${actor.program.name} ${index}: ${operation.name}`;
  const told = async (text: string, answer: Told, to: ModelState): Promise<Move<ModelState>> => ({
    label: `${label}${text}`,
    to: withActor(to, index, after(actor.program, await replays.goOn(actor, answer, state.step))),
  });
  const moves = outcomes.map((outcome) =>
    told(` → ${outcome.text}`, outcome, { ...state, world: outcome.world }),
  );
  if (operation.isSafe || state.faults >= limits.faults) return await Promise.all(moves);
  const worlds = [
    state.world,
    ...outcomes.map(({ world }) => world).filter((world) => world !== state.world),
  ];
  const faults = worlds.flatMap((world) => {
    const when = world === state.world ? 'before' : 'after';
    const to = { ...state, world, faults: state.faults + 1 };
    const dead = withActor(to, index, { status: 'ended', program: actor.program });
    return [
      told(` fails ${when} its effect`, 'failed', to),
      Promise.resolve({ label: `${label}: dies ${when} it`, to: dead }),
    ];
  });
  return await Promise.all([...moves, ...faults]);
}

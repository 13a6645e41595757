import type { Failure } from '../../core/quarantine/failure.ts';
import type {
  Gate,
  KeptEvent,
  Look,
  NewGate,
  OpenOutcome,
  PlaceInLine,
  Success,
  Trouble,
} from '../../core/quarantine/quarantine.ts';
import type { Effect } from './ledger-rules.ts';

/** What the quarantine of one handler holds. */
export interface QuarantineState {
  readonly gates: ReadonlyMap<string, Gate>;
  /** How many users are in quarantine, as the fuse counts them. */
  readonly groups: number;
  readonly asked?: Date;
  readonly succeeded?: Success;
  /** By group, in the order of the queue. A group without events has no line. */
  readonly lines: ReadonlyMap<string, readonly KeptEvent[]>;
  readonly troubles: ReadonlyMap<string, Trouble>;
  readonly dropped: readonly Dropped[];
}

export interface Dropped {
  readonly event: KeptEvent;
  readonly at: Date;
  readonly reason: string;
}

export const NOBODY: QuarantineState = {
  gates: new Map(),
  groups: 0,
  lines: new Map(),
  troubles: new Map(),
  dropped: [],
};

type State = QuarantineState;

/** The rules of the quarantine as pure functions; the contract suite holds them against DynamoDB on a real engine. */
export function look({ gates, asked, succeeded }: State): Look {
  return {
    gates,
    ...(asked === undefined ? {} : { asked }),
    ...(succeeded === undefined ? {} : { succeeded }),
  };
}

export function open(state: State, event: KeptEvent, { at, fuse }: NewGate): Effect<State, OpenOutcome> {
  const { groupId } = event;
  if (state.gates.has(groupId)) return { answer: 'open-already', state };
  if (state.groups >= fuse) return { answer: 'full', state };
  const gated = withGate(state, { groupId, events: 1, openedAt: at });
  return { answer: 'opened', state: put({ ...gated, groups: state.groups + 1 }, event) };
}

export function join(state: State, event: KeptEvent, gate: Gate): Effect<State, 'joined' | 'changed'> {
  const found = state.gates.get(gate.groupId);
  const isSame = found?.openedAt.getTime() === gate.openedAt.getTime() && found.events !== 0;
  if (found === undefined || !isSame) return { answer: 'changed', state };
  if (isInLine(state, event)) return { answer: 'joined', state };
  return { answer: 'joined', state: put(withGate(state, { ...found, events: found.events + 1 }), event) };
}

export function leave(state: State, groupId: string): Effect<State, 'left' | 'changed'> {
  if (state.gates.get(groupId)?.events !== 0) return { answer: 'changed', state };
  const gates = new Map([...state.gates].filter(([other]) => other !== groupId));
  return { answer: 'left', state: { ...state, gates, groups: state.groups - 1 } };
}

export function line({ lines }: State, groupId: string, atMost: number): readonly KeptEvent[] {
  return (lines.get(groupId) ?? []).slice(0, atMost);
}

export function lease(
  state: State,
  groupId: string,
  { at, until }: { readonly at: Date; readonly until: Date },
): Effect<State, 'leased' | 'busy' | 'gone'> {
  const gate = state.gates.get(groupId);
  if (gate === undefined) return { answer: 'gone', state };
  if (gate.releasingUntil !== undefined && gate.releasingUntil > at) return { answer: 'busy', state };
  return { answer: 'leased', state: withGate(state, { ...gate, releasingUntil: until }) };
}

export function unlease(state: State, groupId: string): State {
  const gate = state.gates.get(groupId);
  if (gate === undefined) return state;
  const { releasingUntil: _, ...free } = gate;
  return withGate(state, free);
}

export function remove(state: State, place: PlaceInLine): Effect<State, 'removed' | 'gone'> {
  if (!isInLine(state, place)) return { answer: 'gone', state };
  const { lines, gates } = state;
  const rest = (lines.get(place.groupId) ?? []).filter(({ sequence }) => sequence !== place.sequence);
  const gate = gates.get(place.groupId);
  const counted = gate === undefined ? state : withGate(state, { ...gate, events: gate.events - 1 });
  return { answer: 'removed', state: withLine(counted, place.groupId, rest) };
}

export function drop(
  state: State,
  place: PlaceInLine,
  dropped: Omit<Dropped, 'event'>,
): Effect<State, 'removed' | 'gone'> {
  const event = state.lines.get(place.groupId)?.find(({ sequence }) => sequence === place.sequence);
  const { answer, state: after } = remove(state, place);
  if (event === undefined) return { answer, state: after };
  return { answer, state: { ...after, dropped: [...after.dropped, { event, ...dropped }] } };
}

export function noteFailure(state: State, { groupId, sequence }: PlaceInLine, failure: Failure): State {
  const noted = (state.lines.get(groupId) ?? []).map((event) =>
    event.sequence === sequence ? withFailure({ ...event, attempts: event.attempts + 1, failure }) : event,
  );
  return withLine(state, groupId, noted);
}

export function noteTrouble(state: State, groupId: string, trouble: Trouble): State {
  return { ...state, troubles: new Map([...state.troubles, [groupId, trouble]]) };
}

export function ask(state: State, at: Date): State {
  return state.asked !== undefined && state.asked >= at ? state : { ...state, asked: at };
}

export function answer(state: State, success: Success, asked: Date): State {
  const isAnswered = state.succeeded !== undefined && state.succeeded.at >= asked;
  return state.asked?.getTime() !== asked.getTime() || isAnswered ? state : { ...state, succeeded: success };
}

export function isInLine({ lines }: State, { groupId, sequence }: PlaceInLine): boolean {
  return (lines.get(groupId) ?? []).some((other) => other.sequence === sequence);
}

/** Puts an event at its place, whatever stands there. */
export function put(state: State, event: KeptEvent): State {
  const others = (state.lines.get(event.groupId) ?? []).filter(({ sequence }) => sequence !== event.sequence);
  const events = [...others, withFailure(event)].sort((a, b) => (a.sequence < b.sequence ? -1 : 1));
  return withLine(state, event.groupId, events);
}

export function withGate(state: State, gate: Gate): State {
  return { ...state, gates: new Map([...state.gates, [gate.groupId, gate]]) };
}

/** An event whose failure has frames, as the table has them. */
function withFailure({ failure, ...event }: KeptEvent): KeptEvent {
  return failure === undefined ? event : { ...event, failure: { frames: [], ...failure } };
}

function withLine(state: State, groupId: string, events: readonly KeptEvent[]): State {
  const lines = new Map(state.lines);
  if (events.length === 0) lines.delete(groupId);
  else lines.set(groupId, events);
  return { ...state, lines };
}

import { cleared, closing, type Flag, opened, UNSET_FLAG } from '../../core/parked/flag.ts';
import type {
  JoinOutcome,
  ParkedEvent,
  PlaceInLine,
  Tail,
  TailOptions,
} from '../../core/parked/parked-lines.ts';
import { packMessage } from '../../core/parked/parked-message.ts';
import type { RefusedEvent } from '../../core/parked/refused-events.ts';
import type { Effect } from './ledger-rules.ts';

export interface ParkedState {
  readonly flag: Flag;
  /** By group, oldest first. A group without events has no line. */
  readonly lines: ReadonlyMap<string, readonly ParkedEvent[]>;
  readonly refused: readonly (RefusedEvent & { readonly event: ParkedEvent })[];
}

export const NOTHING_PARKED: ParkedState = { flag: UNSET_FLAG, lines: new Map(), refused: [] };

/** The rules of the parked events as pure functions; the contract suite holds them against DynamoDB on a real engine. */
export function openFlag(state: ParkedState, read: Flag) {
  return changeFlag(state, read, opened(read));
}

export function startClosing(state: ParkedState, read: Flag) {
  return changeFlag(state, read, closing(read));
}

export function clearFlag(state: ParkedState, read: Flag) {
  return changeFlag(state, read, cleared(read));
}

function changeFlag(state: ParkedState, read: Flag, flag: Flag): Effect<ParkedState, Flag | undefined> {
  const isAsRead = state.flag.state === read.state && state.flag.epoch === read.epoch;
  return isAsRead ? { answer: flag, state: { ...state, flag } } : { answer: undefined, state };
}

export function tail({ lines }: ParkedState, groupId: string, { atMost }: TailOptions): Tail {
  const line = lines.get(groupId) ?? [];
  return { events: line.slice(-(atMost + 1)), whole: line.length <= atMost };
}

export function head({ lines }: ParkedState, groupId: string): readonly ParkedEvent[] {
  return (lines.get(groupId) ?? []).slice(0, 50);
}

export function join(state: ParkedState, event: ParkedEvent): Effect<ParkedState, JoinOutcome> {
  if (packMessage(event.message) === undefined) return { answer: 'too-large', state };
  return { answer: 'joined', state: put(state, event) };
}

export function leave(state: ParkedState, place: PlaceInLine): ParkedState {
  return withLine(state, place.groupId, without(state, place));
}

export function setAside(state: ParkedState, event: ParkedEvent, refusal: { reason: string; at: Date }) {
  const { key, type, groupId, position, parkedAt } = event;
  if (!(state.lines.get(groupId) ?? []).some((other) => other.position === position)) return state;
  const refused = { key, type, groupId, parkedAt, reason: refusal.reason, refusedAt: refusal.at, event };
  const others = state.refused.filter((other) => other.key !== key);
  return { ...leave(state, event), refused: [...others, refused] };
}

/** Puts an event at its position; one that is there already is written once more. */
export function put(state: ParkedState, event: ParkedEvent): ParkedState {
  const line = [...without(state, event), event];
  return withLine(
    state,
    event.groupId,
    line.sort((a, b) => (a.position < b.position ? -1 : 1)),
  );
}

function without({ lines }: ParkedState, { groupId, position }: PlaceInLine): readonly ParkedEvent[] {
  return (lines.get(groupId) ?? []).filter((event) => event.position !== position);
}

function withLine(state: ParkedState, groupId: string, line: readonly ParkedEvent[]): ParkedState {
  const lines = new Map(state.lines);
  if (line.length === 0) lines.delete(groupId);
  else lines.set(groupId, line);
  return { ...state, lines };
}

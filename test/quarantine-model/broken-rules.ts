import * as rules from '../support/quarantine-rules.ts';
import { GROUP, STEP_MILLISECONDS } from './events.ts';

/** Asks for no gate. */
export const joinAnyGate: typeof rules.join = (state, event) => {
  const gate = state.gates.get(GROUP);
  if (rules.isInLine(state, event)) return { answer: 'joined', state };
  const counted = gate === undefined ? state : rules.withGate(state, { ...gate, events: gate.events + 1 });
  return { answer: 'joined', state: rules.put(counted, event) };
};

/** Does not ask whether the gate is empty. */
export const joinAnEmptyGate: typeof rules.join = (state, event, gate) => {
  const found = state.gates.get(gate.groupId);
  const isSame = found?.openedAt.getTime() === gate.openedAt.getTime();
  return isSame ? joinAnyGate(state, event, gate) : { answer: 'changed', state };
};

/** Does not ask whether the gate is empty. */
export const leaveUnchecked: typeof rules.leave = (state, groupId) => {
  const gate = state.gates.get(groupId);
  if (gate === undefined) return { answer: 'changed', state };
  const gates = new Map([...state.gates].filter(([other]) => other !== groupId));
  return { answer: 'left', state: { ...state, gates, groups: state.groups - 1 } };
};

/** Counts out what is not there. */
export const removeUnchecked: typeof rules.remove = (state, place) => {
  if (rules.isInLine(state, place)) return rules.remove(state, place);
  const gate = state.gates.get(place.groupId);
  if (gate === undefined) return { answer: 'removed', state };
  return { answer: 'removed', state: rules.withGate(state, { ...gate, events: gate.events - 1 }) };
};

/** Counts out what is not there. */
export const dropUnchecked: typeof rules.drop = (state, place, dropped) =>
  rules.isInLine(state, place) ? rules.drop(state, place, dropped) : removeUnchecked(state, place);

/** A gate whose opening took longer than a look lives. */
export const openFromBefore: typeof rules.open = (state, event, { at, fuse }) =>
  rules.open(state, event, { fuse, at: new Date(at.getTime() - STEP_MILLISECONDS) });

import type { Look } from '../../core/quarantine/quarantine.ts';
import * as rules from '../support/quarantine-rules.ts';
import { GROUP, keptBefore, numberOf, OTHER_GROUP, START } from './events.ts';

/** What is outside of the actors. Never changed in place. */
export interface World {
  /** The group's messages, in order. */
  readonly queue: readonly Message[];
  /** How many batches were received. */
  readonly receipts: number;
  readonly quarantine: rules.QuarantineState;
  /** What a look has been since the last clock step: a sandbox may go by any of it. */
  readonly past: readonly Look[];
  /** The events whose effects are there, in the order in which they came to be. */
  readonly handled: readonly number[];
  /** There where the user is forgotten. */
  readonly forgetting?: ForgettingWorld;
}

/** How far a forgetting is. */
export interface ForgettingWorld {
  /** What its object in the bucket holds. */
  readonly note: string;
  /** The marks that the queue was sent, by number: it drops one that it was sent before. */
  readonly marks: readonly number[];
  /** The events that were taken out of the line. */
  readonly removed: readonly number[];
  /** Whether it says that nothing of the user is left. */
  readonly isOver: boolean;
}

export interface Message {
  readonly event: number;
  /** In milliseconds; in the past once it may be received. */
  readonly hiddenUntil: number;
  /** Of its last receive. */
  readonly receipt: number;
}

/** Long enough for no schedule to reach. */
const LONG_AGO = START - 3_600_000;

/** A world with events in line and events in the queue behind them. */
export function worldWith(kept: readonly number[], queued: readonly number[]): World {
  const gate = { groupId: GROUP, events: kept.length, openedAt: new Date(LONG_AGO) };
  const gated: rules.QuarantineState = { ...rules.NOBODY, gates: new Map([[GROUP, gate]]), groups: 1 };
  return {
    queue: queued.map(visible),
    receipts: 0,
    quarantine: kept.length === 0 ? rules.NOBODY : kept.map(keptBefore).reduce(rules.put, gated),
    past: [],
    handled: [],
  };
}

/** A message that may be received. */
export function visible(event: number): Message {
  return { event, hiddenUntil: 0, receipt: 0 };
}

/** The world with another quarantine, and a memory of what a look was before. */
export function withQuarantine(world: World, quarantine: rules.QuarantineState): World {
  if (quarantine === world.quarantine) return world;
  const looks = [...world.past, lookAt(world)];
  const isNew = lookText(lookAt({ quarantine })) !== lookText(lookAt(world));
  return { ...world, quarantine, past: isNew ? distinct(looks) : world.past };
}

/**
 * What a look gives: of a line only whether there is one, on which alone anything depends. The handler has just
 * succeeded for somebody else, so that what fails for good is given up on.
 */
export function lookAt({ quarantine }: Pick<World, 'quarantine'>): Look {
  const gates = [...quarantine.gates].map(
    ([groupId, { events, openedAt }]) =>
      [groupId, { groupId, events: Math.min(events, 1), openedAt }] as const,
  );
  return {
    gates: new Map(gates),
    succeeded: { groupId: OTHER_GROUP, at: new Date('2030-01-01T00:00:00.000Z') },
  };
}

export function distinct(looks: readonly Look[]): Look[] {
  const byText = new Map(looks.map((look) => [lookText(look), look]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, look]) => look);
}

export function lookText({ gates }: Look): string {
  const gate = gates.get(GROUP);
  return gate === undefined
    ? 'no gate'
    : `${gate.events === 0 ? 'empty' : 'gate'} since ${time(gate.openedAt)}`;
}

/** Longer than any schedule. */
const HIDDEN_FOR_GOOD = 5_000;

/** Two worlds with the same text have the same futures. */
export function worldText(
  { queue, receipts, quarantine, past, handled, forgetting }: World,
  now: number,
): string {
  const messages = queue.map(
    ({ event, hiddenUntil, receipt }) =>
      `${event}:${Math.min(Math.max(0, hiddenUntil - now), HIDDEN_FOR_GOOD)}:${receipt}`,
  );
  const gate = quarantine.gates.get(GROUP);
  const gateText = gate && `${gate.events}@${time(gate.openedAt)}~${time(gate.releasingUntil)}`;
  return [
    `${messages}/${receipts}`,
    `${gateText}/${quarantine.groups}`,
    `${eventsInLine(quarantine)}-${eventsDropped(quarantine)}`,
    `${past.map(lookText)}`,
    `${handled}`,
    ...(forgetting === undefined ? [] : [forgettingText(forgetting)]),
  ].join(';');
}

/** Without its lease, which nobody else asks for. */
function forgettingText({ note, marks, removed, isOver }: ForgettingWorld): string {
  const { queues } = JSON.parse(note) as { queues: unknown };
  return `${JSON.stringify(queues)} ${marks} ${removed} ${isOver}`;
}

export function eventsInLine({ lines }: rules.QuarantineState): number[] {
  return (lines.get(GROUP) ?? []).map(numberOf);
}

export function eventsDropped({ dropped }: rules.QuarantineState): number[] {
  return dropped.map(({ event }) => numberOf(event));
}

function time(at: Date | undefined): string {
  return at === undefined ? '' : `${at.getTime() - START}`;
}

import { signal } from '@preact/signals';
import { MAX_NAMES } from '../../../core/archive/replay/replay-order.ts';
import type { MarkedEvent } from '../../../ops/events/list-marked-events.ts';

/** An event that somebody has chosen. */
export type ChosenEvent = Pick<MarkedEvent, 'source' | 'id' | 'received' | 'isRecent'>;

/** Chosen events by their keys. */
export type ChosenEvents = ReadonlyMap<string, ChosenEvent>;

/** What is chosen of a search, on any of its pages. It stays while rows come and go. */
const chosen = signal<{ readonly search: string; readonly events: ChosenEvents }>({
  search: '',
  events: new Map(),
});

const NONE: ChosenEvents = new Map();

/** What is chosen of a search: of another one nothing is. */
export function chosenOf(search: string): ChosenEvents {
  return chosen.value.search === search ? chosen.value.events : NONE;
}

/** Chooses events of a search, or does not any more. */
export function choose(search: string, events: readonly ChosenEvent[], isChosen: boolean): void {
  chosen.value = {
    search,
    events: isChosen ? withEvents(chosenOf(search), events) : withoutEvents(chosenOf(search), events),
  };
}

/** Chooses none of a search. */
export function chooseNone(search: string): void {
  chosen.value = { search, events: NONE };
}

/** These too, as far as a replay takes them. */
export function withEvents(before: ChosenEvents, events: readonly ChosenEvent[]): ChosenEvents {
  const all = [...before, ...events.map((event): [string, ChosenEvent] => [keyOf(event), event])];
  return new Map([...new Map(all)].slice(0, MAX_NAMES));
}

function withoutEvents(before: ChosenEvents, events: readonly ChosenEvent[]): ChosenEvents {
  const gone = new Set(events.map(keyOf));
  return new Map([...before].filter(([key]) => !gone.has(key)));
}

/** By what an event is told from all others. */
export function keyOf({ source, id }: Pick<ChosenEvent, 'source' | 'id'>): string {
  return `${source}#${id}`;
}

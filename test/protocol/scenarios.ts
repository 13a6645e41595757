import type { Flag } from '../../core/parked/flag.ts';
import type { ParkedEvent } from '../../core/parked/parked-lines.ts';
import type { StoredEntry } from '../support/ledger-rules.ts';
import { NOTHING_PARKED, put } from '../support/parked-rules.ts';
import { parkedBefore } from './events.ts';
import { delivery, deliveryAfterFailure, drainRun, type Program, type Protocol } from './program.ts';
import { BEFORE_START } from './ticks.ts';
import { EMPTY_WORLD, tickOn, type World } from './world.ts';

/** Actors that run against each other, up to four at a time, and what they find. All events are of one user. */
export interface Scenario {
  readonly protocol: Protocol;
  readonly programs: readonly Program[];
  readonly world: World;
  /** What was acknowledged before: all that is parked. */
  readonly acknowledged: readonly string[];
}

const CLEAR: Flag = { state: 'clear', epoch: 1, episode: 1, adopted: true };
const OPEN: Flag = { state: 'open', epoch: 2, episode: 2, adopted: true };
const CLOSING: Flag = { ...OPEN, state: 'closing' };
/** The scenarios that are explored in seconds. */
export const QUICK: readonly ScenarioName[] = [
  'three deliveries of one event',
  'two deliveries of one event and a drain',
  'two deliveries of one event and another event',
  'an event and a drain, one parked',
  'an event and a drain, one parked in the layout before',
];

/** More than a delivery publishes before its own event. */
const ELEVEN = 'abcdefghijk'.split('').map((letter) => `event-0${letter}`);

export type ScenarioName = keyof ReturnType<typeof scenarios>;

export function scenarios(protocol: Protocol) {
  const first = delivery('event-1', protocol);
  const second = delivery('event-2', protocol);
  const again = delivery('event-1', protocol, 'another delivery of event-1');
  const drain = drainRun(protocol);
  const otherDrain = drainRun(protocol, 'the other drain');
  const afterFailure = ['event-1', 'event-2'].map((key) => deliveryAfterFailure(key, protocol));
  const scenario = (
    programs: readonly Program[],
    found: World,
    parked: readonly string[] = [],
  ): Scenario => ({
    protocol,
    programs,
    world: found,
    acknowledged: parked,
  });
  const one = ['event-0'];
  return {
    'three deliveries of one event': scenario(
      [first, again, delivery('event-1', protocol, 'a third delivery')],
      world(CLEAR),
    ),
    'two deliveries of one event and a drain': scenario([first, again, drain], world(CLEAR)),
    'two deliveries of one event and another event': scenario([first, again, second], world(CLEAR)),
    'two events and a drain, nothing parked': scenario([first, second, drain], world(CLEAR)),
    'two events and a drain, the flag closing': scenario([first, second, drain], world(CLOSING)),
    'two events and a drain, one parked': scenario([first, second, drain], world(OPEN, one), one),
    'an event and a drain, one parked': scenario([first, drain], world(OPEN, one), one),
    'an event and two drains, one parked': scenario([first, drain, otherDrain], world(OPEN, one), one),
    'an event and a drain, eleven parked': scenario([first, drain], world(OPEN, ELEVEN), ELEVEN),
    'two events after a failure and a drain, the flag open': scenario([...afterFailure, drain], world(OPEN)),
    'two events and two drains, the flag open': scenario([first, second, drain, otherDrain], world(OPEN)),
    'an event and a drain, one parked in the layout before': scenario([first, drain], unadopted(one), one),
  } satisfies Record<string, Scenario>;
}

function world(flag: Flag, keys: readonly string[] = []): World {
  const events = parkedEvents(keys);
  const parked = events.reduce(put, { ...NOTHING_PARKED, flag });
  return tickOn({ ...EMPTY_WORLD, parked, ledger: claimed(events) }, BEFORE_START);
}

function unadopted(keys: readonly string[]): World {
  const events = parkedEvents(keys);
  return { ...EMPTY_WORLD, unadopted: events, ledger: claimed(events) };
}

function parkedEvents(keys: readonly string[]): readonly ParkedEvent[] {
  return keys.map((key, index) => parkedBefore(key, new Date(BEFORE_START.getTime() + index)));
}

function claimed(events: readonly ParkedEvent[]): ReadonlyMap<string, StoredEntry> {
  return new Map(events.map((event) => [event.key, claimedEntry(event)]));
}

function claimedEntry({ key, type, groupId, retainUntil }: ParkedEvent): StoredEntry {
  return { entry: { key, type, groupId, expiresAt: retainUntil }, status: 'claimed', expiresAt: retainUntil };
}

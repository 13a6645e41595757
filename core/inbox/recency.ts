import type { EnvelopeAttributes } from '../events/envelope.ts';
import {
  absent,
  allOf,
  anyOf,
  type Condition,
  differsFrom,
  equals,
  lessThan,
  notNewerThan,
} from './condition.ts';
import type { Item } from './item.ts';

/** What recency is made of. */
export type Dated = Pick<EnvelopeAttributes, 'id' | 'time' | 'timesource' | 'receivedtime' | 'replayid'>;

/** The attributes by which a stored state tells how new it is: a write that stores the state of an event stores these too. */
export function recencyOf({ id, time, timesource, receivedtime }: Dated): Item {
  const when = timesource === undefined ? { lastEventTime: time } : { lastReceivedTime: receivedtime };
  return { ...when, lastEventId: id };
}

/**
 * The stored state is not newer than the event's, so that a snapshot that arrives late changes nothing. A state whose time
 * the provider did not tell is older than any whose time it told, and such states follow each other as they arrived.
 */
export function notOutdated({ time, timesource, receivedtime }: Dated): Condition {
  if (timesource === undefined) return notNewerThan('lastEventTime', time);
  return allOf(absent('lastEventTime'), notNewerThan('lastReceivedTime', receivedtime));
}

/**
 * The attributes that give a state its place among all states of its item: the time that the provider told, where it told one,
 * the arrival, and the event's id. And the replay that wrote it, if one did.
 */
export function placeOf(event: Dated): Item {
  const replay = event.replayid === undefined ? {} : { lastReplayId: event.replayid };
  return { ...recencyOf(event), lastReceivedTime: event.receivedtime, ...replay };
}

/**
 * The stored state has its place before the event's. No two events share a place, and it is the same whenever and however
 * often an event comes: so the last one in this order wins in every order of arrival.
 *
 * A state whose time the provider told comes after any whose time it did not tell. Of the same time, and of those without
 * one, the later received comes after: a provider's time may be as coarse as a second, in which a user is created and gets a
 * wallet.
 */
export function newerThanStored({ id, time, timesource, receivedtime }: Dated): Condition {
  const receivedBefore = beforeIn('lastReceivedTime', receivedtime, lessThan('lastEventId', id));
  if (timesource !== undefined) return allOf(absent('lastEventTime'), receivedBefore);
  return beforeIn('lastEventTime', time, receivedBefore);
}

/**
 * The stored state is to give way to the event's: it is older, or it is this event's and a replay brings the event, whose state
 * may be another by today's code. It is written once for each replay, and no place changes by it.
 */
export function givesWayTo(event: Dated): Condition {
  const older = newerThanStored(event);
  if (event.replayid === undefined) return older;
  return anyOf(older, allOf(isInPlaceOf(event), differsFrom('lastReplayId', event.replayid)));
}

function isInPlaceOf({ id, time, timesource, receivedtime }: Dated): Condition {
  const told = timesource === undefined ? equals('lastEventTime', time) : absent('lastEventTime');
  return allOf(told, equals('lastReceivedTime', receivedtime), equals('lastEventId', id));
}

/** The stored state is this event's. */
export function isStateOf(stored: Item | undefined, { id }: Dated): boolean {
  return stored?.['lastEventId'] === id;
}

function beforeIn(attribute: string, time: string, whereTheSame: Condition): Condition {
  return anyOf(absent(attribute), lessThan(attribute, time), allOf(equals(attribute, time), whereTheSame));
}

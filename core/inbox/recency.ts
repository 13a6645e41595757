import type { EnvelopeAttributes } from '../events/envelope.ts';
import { absent, allOf, type Condition, notNewerThan } from './condition.ts';
import type { Item } from './item.ts';

/** What recency is made of. */
export type Dated = Pick<EnvelopeAttributes, 'id' | 'time' | 'timesource' | 'receivedtime'>;

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

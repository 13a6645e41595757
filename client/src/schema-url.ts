import { namesOf } from '../../core/events/event-types.ts';
import type { EventType } from '../../core/events/wallet-event.ts';

/** Where the package keeps the JSON Schema of an event's `data`, or of the envelope. */
export function schemaUrl(type: EventType | 'envelope'): URL {
  return new URL(`./schemas/${namesOf(type)[0] ?? type}.json`, import.meta.url);
}

import { isOpaqueId } from '../opaque-id.ts';
import type { JsonObject, MalformedReason } from '../provider.ts';

/** What an event is known by, or why there is nothing to know it by. */
export type EventId =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: MalformedReason };

/**
 * `<eventId>:<event name>`, which every webhook and every redelivery of the event has alike, while each webhook sends it
 * under a `messageId` of its own. The `messageId` where there is no usable `eventId`. Dynamic's ids are UUIDs, so the
 * colon keeps the two kinds apart.
 */
export function eventIdOf({ eventId, messageId }: JsonObject, wireName: string): EventId {
  const named = isOpaqueId(eventId) ? `${eventId}:${wireName}` : undefined;
  const id = [named, messageId].find(isOpaqueId);
  if (id !== undefined) return { ok: true, id };
  const isMissing = [eventId, messageId].every((value) => value === undefined || value === null);
  return { ok: false, reason: isMissing ? 'missing-id' : 'malformed-id' };
}

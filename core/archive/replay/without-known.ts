import { inboxKey } from '../../inbox/inbox-entry.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import type { InboxLookUp } from './replay-ports.ts';

/** The key of an event's own entry in the inbox of a handler: the one that it has when no replay brings it. */
export function entryKey(handler: string, { source, id }: ArchivedEvent): string {
  return inboxKey({ handler, source, eventId: id });
}

/** The events that the inbox of a handler has no entry of. */
export async function withoutKnown<Placed extends { readonly event: ArchivedEvent }>(
  events: readonly Placed[],
  handler: string,
  inbox: InboxLookUp,
): Promise<readonly Placed[]> {
  const known = await inbox.outcomes(events.map(({ event }) => entryKey(handler, event)));
  return events.filter(({ event }) => !known.has(entryKey(handler, event)));
}

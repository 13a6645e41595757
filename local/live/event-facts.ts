import { isObject } from '../cloud/template/template.ts';
import type { EventFacts } from './live-fact.ts';

/** What the event in a message is known by; nothing where the body is no envelope. */
export function eventFactsIn(messageBody: string): EventFacts {
  try {
    const envelope: unknown = JSON.parse(messageBody);
    if (!isObject(envelope)) return {};
    const { id, type } = envelope;
    return typeof id === 'string' && typeof type === 'string' ? { eventId: id, eventType: type } : {};
  } catch {
    return {};
  }
}

/** A message of the batch that a handler was invoked with. */
export interface BatchMessage {
  readonly messageId: string;
  readonly body: string;
  readonly group: string;
}

/** The messages of a batch; none where the function was invoked with something else. */
export function messagesOf(event: unknown): BatchMessage[] {
  const records = isObject(event) ? event['Records'] : undefined;
  if (!Array.isArray(records)) return [];
  return records.filter(isObject).map(({ messageId, body, attributes }) => ({
    messageId: String(messageId),
    body: String(body),
    group: String(isObject(attributes) ? attributes['MessageGroupId'] : ''),
  }));
}

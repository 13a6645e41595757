import type { JsonObject } from '../provider.ts';

/** A Privy event: its name, and the fields that belong to it. */
export interface PrivyEvent {
  readonly name: unknown;
  readonly fields: JsonObject;
}

/**
 * The event in a body of Privy. Today's bodies are flat and name the event in `type`; Privy's oldest pages name it in
 * `event` and keep the fields in `data`, which in a test of Privy's SDK is the user itself. A `type` always counts: some
 * of today's events have a `data` beside it.
 */
export function unwrapPrivyEvent(body: JsonObject): PrivyEvent {
  const { type, event, data } = body;
  const isWrapped = (type === undefined || type === null) && typeof event === 'string';
  if (!isWrapped) return { name: type, fields: body };
  if (!isObject(data)) return { name: event, fields: body };
  const isUser = event.startsWith('user.') && data['user'] === undefined && data['id'] !== undefined;
  return { name: event, fields: isUser ? { user: data } : data };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

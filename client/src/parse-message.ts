import { type ParsedEvent, parseEvent } from '../../core/events/parse-event.ts';
import { rawData } from './raw-data.ts';

/**
 * What an SQS message holds. `rawData` is the provider's payload as text, byte for byte: use it where a number must not
 * pass through JavaScript's, or to keep what was received.
 */
export type ParsedMessage =
  | (Extract<ParsedEvent, { readonly ok: true }> & { readonly rawData: string })
  | Extract<ParsedEvent, { readonly ok: false }>;

/**
 * Reads the body of an SQS message: the envelope itself where the subscription has raw message delivery, else the SNS
 * notification around it. Unknown types and fields are accepted. Never throws; a body that is no event gives
 * `ok: false` and a message that does not show the body.
 *
 * @example
 * const parsed = parseMessage(message.Body);
 * if (!parsed.ok) throw new Error(parsed.message);
 * if (parsed.event.type === 'privy.user.created') welcome(parsed.event.data.user);
 */
export function parseMessage(body: string | undefined): ParsedMessage {
  const outer = decode(body);
  if (!outer.ok) return outer;
  const inner = isNotification(outer.value) ? decode(outer.value.Message) : outer;
  if (!inner.ok) return inner;
  const parsed = parseEvent(inner.value);
  return parsed.ok ? { ...parsed, rawData: rawData(inner.text) ?? '' } : parsed;
}

type Decoded =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | { readonly ok: false; readonly message: string };

function decode(text: string | undefined): Decoded {
  if (typeof text !== 'string')
    return { ok: false, message: `expected a message body as text, got ${typeof text}` };
  try {
    return { ok: true, value: JSON.parse(text), text };
  } catch {
    return { ok: false, message: `the message body is not JSON (${text.length} characters)` };
  }
}

function isNotification(value: unknown): value is { readonly Message: string } {
  const notification = value as { readonly Type?: unknown; readonly Message?: unknown } | null;
  return notification?.Type === 'Notification' && typeof notification.Message === 'string';
}

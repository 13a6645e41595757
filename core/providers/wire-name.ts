const WIRE_NAME = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;
const MAX_LENGTH = 128;

/** What a verified event is called whose payload names no usable type. */
export const UNKNOWN = 'unknown';

/**
 * The event's name on the wire: dot-separated segments of letters, digits, `_` and `-`, up to 128 characters in all.
 * Anything else is `unknown`, because the name goes into message attributes and filters; the payload keeps it verbatim.
 */
export function wireName(value: unknown): string {
  const usable = typeof value === 'string' && value.length <= MAX_LENGTH && WIRE_NAME.test(value);
  return usable ? value : UNKNOWN;
}

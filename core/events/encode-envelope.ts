import type { EnvelopeAttributes } from './envelope.ts';

/**
 * Writes the envelope around the payload's own text, so that numbers, escapes, key order and white space reach the
 * subscribers as the provider sent them. `payload` must be valid JSON text.
 */
export function encodeEnvelope(attributes: EnvelopeAttributes, payload: string): string {
  return `${JSON.stringify(attributes).slice(0, -1)},"data":${sendable(payload)}}`;
}

/** JSON allows U+FFFE and U+FFFF inside strings, SQS refuses them: send them as the escapes that mean the same. */
function sendable(payload: string): string {
  return payload.replace(/[\uFFFE\uFFFF]/g, (character) => (character === '\uFFFE' ? '\\ufffe' : '\\uffff'));
}

import { payloadText } from '../../../core/events/payload-text.ts';

/** The payload in an envelope: as it was written, and what a browser reads in it. */
export interface ReadPayload {
  readonly text: string;
  readonly data: unknown;
}

/** The payload in an envelope. Undefined where it is none. */
export function payloadIn(envelope: string): ReadPayload | undefined {
  const text = payloadText(envelope);
  if (text === undefined) return undefined;
  try {
    return { text, data: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

import type { JsonObject } from '../providers/provider.ts';
import type { RefusalReason } from './receipt.ts';

/** A delivery's body as its text and what that says, or why it is none. */
export type PayloadReading =
  | { readonly ok: true; readonly text: string; readonly payload: JsonObject }
  | {
      readonly ok: false;
      readonly reason: Extract<RefusalReason, 'not-utf8' | 'not-json' | 'not-an-object'>;
    };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Reads the body of a delivery, which must be the JSON of an object in UTF-8. */
export function readPayload(body: Uint8Array): PayloadReading {
  const text = decoded(body);
  if (text === undefined) return { ok: false, reason: 'not-utf8' };
  const parsed = parsedJson(text);
  if (parsed === undefined) return { ok: false, reason: 'not-json' };
  const { value } = parsed;
  return isObject(value) ? { ok: true, text, payload: value } : { ok: false, reason: 'not-an-object' };
}

function decoded(body: Uint8Array): string | undefined {
  try {
    return decoder.decode(body);
  } catch {
    return undefined;
  }
}

function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

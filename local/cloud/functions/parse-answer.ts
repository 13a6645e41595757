import { answerNotJson, answerTooLarge, MAX_PAYLOAD_BYTES } from './function-errors.ts';
import type { InvocationResult } from './function-spec.ts';

/** Makes a result of what the runtime posted as its response. */
export function parseAnswer(body: string): InvocationResult {
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_PAYLOAD_BYTES) return { ok: false, error: answerTooLarge(bytes) };
  try {
    return { ok: true, payload: JSON.parse(body) };
  } catch {
    return { ok: false, error: answerNotJson };
  }
}

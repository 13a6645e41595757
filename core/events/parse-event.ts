import { checkDrift, type Drift } from './drift.ts';
import type { UnknownEvent, WalletEvent } from './wallet-event.ts';

/**
 * What an envelope holds. `drift` tells where the payload of a known type differs from its schema; the event is usable
 * all the same, but a field named there may not have the kind that its type says.
 */
export type ParsedEvent =
  | { readonly ok: true; readonly event: WalletEvent | UnknownEvent; readonly drift: readonly Drift[] }
  | { readonly ok: false; readonly message: string };

const REQUIRED = ['id', 'source', 'type'] as const;

/**
 * Takes a decoded envelope for what it is. Unknown types and fields pass, and nothing is copied or changed: `data` is the
 * object that was given. Only something that is no envelope at all is refused. Never throws.
 */
export function parseEvent(envelope: unknown): ParsedEvent {
  if (typeof envelope !== 'object' || envelope === null || Array.isArray(envelope)) {
    return { ok: false, message: `expected an event envelope as an object, got ${kindOf(envelope)}` };
  }
  const attributes = envelope as Readonly<Record<string, unknown>>;
  const missing = REQUIRED.find((name) => typeof attributes[name] !== 'string' || attributes[name] === '');
  if (missing !== undefined) {
    return {
      ok: false,
      message: `the envelope's ${missing} must be text, got ${kindOf(attributes[missing])}`,
    };
  }
  if (!('data' in attributes)) return { ok: false, message: 'the envelope has no data' };
  const event = envelope as WalletEvent | UnknownEvent;
  return { ok: true, event, drift: checkDrift(event.type, event.data) };
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value === '') return 'empty text';
  return Array.isArray(value) ? 'array' : typeof value;
}

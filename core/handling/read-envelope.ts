import { checkDrift, type Drift } from '../events/drift.ts';
import type { Envelope } from '../events/envelope.ts';
import { isSourceName } from '../events/source-name.ts';

/**
 * `drift` tells where the payload of a known type is not as the catalogue says; the event is handled all the same.
 * `problem` names what is wrong with the envelope, never what was found.
 */
export type EnvelopeReading =
  | { readonly ok: true; readonly event: Envelope; readonly drift: readonly Drift[] }
  | { readonly ok: false; readonly problem: EnvelopeProblem };

export type EnvelopeProblem = 'not-json' | 'not-an-object' | `bad-${keyof Envelope}`;

/** Reads an envelope out of a message body. The type may be unknown, and the payload in `data` may be anything. */
export function readEnvelope(body: string): EnvelopeReading {
  const reading = readEnvelopeOnly(body);
  return reading.ok ? { ...reading, drift: checkDrift(reading.event.type, reading.event.data) } : reading;
}

/** The same for those who do not care what the payload is: looking it over takes most of the time. */
export function readEnvelopeOnly(
  body: string,
): { readonly ok: true; readonly event: Envelope } | Extract<EnvelopeReading, { readonly ok: false }> {
  const value = parseJson(body);
  if (value === undefined) return { ok: false, problem: 'not-json' };
  if (!isRecord(value)) return { ok: false, problem: 'not-an-object' };

  const bad = ATTRIBUTES.find(([name, isGood]) => !isGood(value[name]));
  if (bad !== undefined) return { ok: false, problem: `bad-${bad[0]}` };
  return { ok: true, event: value as unknown as Envelope };
}

const ATTRIBUTES: readonly (readonly [keyof Envelope, (value: unknown) => boolean])[] = [
  ['specversion', (value) => value === '1.0'],
  ['id', isText],
  ['source', (value) => isText(value) && isSourceName(value)],
  ['type', isText],
  ['subject', (value) => value === undefined || isText(value)],
  ['time', isTime],
  ['timesource', (value) => value === undefined || isText(value)],
  ['receivedtime', isTime],
  ['environment', isText],
  ['partitionkey', isText],
  ['replayid', (value) => value === undefined || isText(value)],
  ['datacontenttype', (value) => value === 'application/json'],
  ['dataschema', isText],
  ['data', (value) => value !== undefined],
];

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Times must be in the one form that orders as text, because stored times are compared as text. */
function isTime(value: unknown): boolean {
  if (!isText(value)) return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString() === value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

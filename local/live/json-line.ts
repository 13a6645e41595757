import type { LiveFact } from './live-fact.ts';

/** The types of the lines. The sample deliveries have others. */
const TYPES: Readonly<Record<LiveFact['kind'], string>> = {
  delivery: 'delivered',
  handling: 'handled',
  crash: 'crashed',
  'dead-letter': 'dead-letter',
};

/** One JSON object for programs. */
export function jsonLine({ kind, at, ...facts }: LiveFact): string {
  return JSON.stringify({ type: TYPES[kind], time: at.toISOString(), ...facts });
}

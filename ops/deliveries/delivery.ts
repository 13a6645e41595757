import type { LogLine } from '../stage/log-reader.ts';
import { LineFields } from './line-fields.ts';

/** One HTTP attempt that reached the intake, as the line of its log says. */
export interface Delivery {
  readonly kind: 'delivery';
  /** When it was answered, ISO 8601. */
  readonly at: string;
  readonly source: string;
  /** `accepted`, `duplicate`, `parked`, or why not: see the answers in docs/architecture.md. */
  readonly outcome: string;
  readonly reason?: string;
  /** Absent where nothing was verified. */
  readonly eventId?: string;
  readonly eventType?: string;
  readonly durationMilliseconds?: number;
  /** From when the event happened to its arrival, where the provider tells the time. */
  readonly sourceLagMilliseconds?: number;
  /** From when the attempt was sent to its arrival, where the provider tells that. */
  readonly attemptAgeMilliseconds?: number;
  /** The dependency that failed while the event was handed over all the same. */
  readonly degraded?: string;
  /** The secret before the last rotation verified it. */
  readonly verifiedByPrevious?: true;
  /** What looks wrong with the current secret. */
  readonly secretFlaw?: string;
  readonly unknownType?: true;
  /** Where `time` is from, where it is not the provider's. */
  readonly timeSource?: string;
  /** What the calls took that the delivery needed, in their order. */
  readonly calls: readonly { readonly name: string; readonly milliseconds: number }[];
  /** API Gateway's id of the request. */
  readonly requestId?: string;
}

/** The delivery of a line of the intake's log; undefined for every other line. */
export function deliveryIn({ time, fields }: LogLine): Delivery | undefined {
  if (fields['message'] !== 'delivery') return undefined;
  const read = new LineFields(fields);
  return {
    kind: 'delivery',
    at: time.toISOString(),
    source: read.name('source'),
    outcome: read.name('outcome'),
    ...read.texts('reason', 'eventId', 'eventType'),
    ...read.numbers('durationMilliseconds', 'sourceLagMilliseconds', 'attemptAgeMilliseconds'),
    ...read.texts('degraded', 'secretFlaw', 'timeSource', 'requestId'),
    ...read.flags('verifiedByPrevious', 'unknownType'),
    calls: Object.entries((fields['callMilliseconds'] ?? {}) as Record<string, number>).map(
      ([name, milliseconds]) => ({ name, milliseconds }),
    ),
  };
}

/** Whether the provider was told that it need not try again. */
export function isAcknowledged({ outcome }: Pick<Delivery, 'outcome'>): boolean {
  return outcome === 'accepted' || outcome === 'duplicate' || outcome === 'parked';
}

import type { DeliveryAnswer, Flight } from '../../core/canary/fly.ts';
import type { Metric } from '../embedded-metrics.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { CANARY_METRICS } from './canary-metrics.ts';

/** Writes the one line of a flight, which is its metrics as well. */
export function reportFlight(flight: Flight, telemetry: Telemetry): void {
  const { outcome, eventId, answer, answerMilliseconds } = flight;
  telemetry.logAndCount({
    level: outcome === 'handled' ? 'info' : 'error',
    message: 'canary',
    facts: {
      outcome,
      eventId,
      ...answerFacts(answer),
      answerMilliseconds,
      handledMilliseconds: outcome === 'handled' ? flight.handledMilliseconds : undefined,
    },
    counts: [{ metrics: metricsOf(flight) }],
  });
}

function answerFacts(answer: DeliveryAnswer) {
  if (answer.status === undefined) return { fault: errorFacts(answer.fault) };
  return { status: answer.status, reason: answer.reason };
}

function metricsOf(flight: Flight): readonly Metric[] {
  const { outcome, answerMilliseconds } = flight;
  const handled: readonly Metric[] =
    outcome === 'handled' ? [[CANARY_METRICS.handled, 'Milliseconds', flight.handledMilliseconds]] : [];
  return [
    [CANARY_METRICS.answer, 'Milliseconds', answerMilliseconds],
    [CANARY_METRICS.refused, 'Count', Number(outcome === 'refused')],
    [CANARY_METRICS.lost, 'Count', Number(outcome === 'lost')],
    ...handled,
  ];
}

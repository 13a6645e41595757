import type { Outcome } from '../../../core/intake/receipt.ts';
import { CANARY_SERVICE } from '../../../lambda/canary/canary-metrics.ts';
import { reportFlight } from '../../../lambda/canary/report-flight.ts';
import type { StrangersRequest } from './circumstances.ts';
import type { Measurements } from './measurements.ts';
import { SIGNED } from './simulated-providers.ts';

/** As its schedule has it, in minutes. */
export const FLIES_EVERY = 5;

/** What the canary delivers, from an address that no provider has. */
export const FLIGHT: StrangersRequest = {
  path: '/prod/webhooks/privy/canary',
  from: '198.51.100.77',
  headers: SIGNED.privy,
};

/** Reports a flight by what the intake made of its delivery. Undefined: it did not reach the intake, or that died. */
export function reportFlightOf(outcome: Outcome | undefined, measurements: Measurements): void {
  const telemetry = measurements.telemetry(CANARY_SERVICE);
  const flight = { eventId: 'canary', answerMilliseconds: 20 };
  if (outcome === 'accepted') {
    const answer = { status: 200 };
    reportFlight({ ...flight, outcome: 'handled', answer, handledMilliseconds: 900 }, telemetry);
  } else if (outcome === 'parked') {
    reportFlight({ ...flight, outcome: 'lost', answer: { status: 200 } }, telemetry);
  } else {
    reportFlight({ ...flight, outcome: 'refused', answer: { status: 503 } }, telemetry);
  }
}

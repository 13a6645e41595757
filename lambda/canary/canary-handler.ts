import { type CanaryPorts, type Flight, fly } from '../../core/canary/fly.ts';
import type { Telemetry } from '../telemetry.ts';
import { reportFlight } from './report-flight.ts';

/** Makes the function that the schedule starts. Whatever it is sent, it sends one event and says what became of it. */
export function canaryHandler(ports: CanaryPorts, telemetry: Telemetry) {
  return async (): Promise<Pick<Flight, 'outcome' | 'eventId'>> => {
    const flight = await fly(ports);
    reportFlight(flight, telemetry);
    return { outcome: flight.outcome, eventId: flight.eventId };
  };
}

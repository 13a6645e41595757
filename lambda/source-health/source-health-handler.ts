import type { Telemetry } from '../telemetry.ts';
import { type Lookout, lookAtSources } from './look-at-sources.ts';
import { reportHealth } from './report-health.ts';

/** Makes the function that the schedule starts. Whatever it is sent, it looks at every source and says how it is. */
export function sourceHealthHandler(
  { now, ...lookout }: Lookout & { readonly now: () => Date },
  telemetry: Telemetry,
) {
  return async (): Promise<void> => {
    for (const health of await lookAtSources(lookout, now())) reportHealth(health, telemetry);
  };
}

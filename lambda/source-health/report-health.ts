import type { SourceHealth } from '../../core/source-health/health-of.ts';
import type { Metric } from '../embedded-metrics.ts';
import { SOURCE_DIMENSION } from '../intake/delivery-metrics.ts';
import type { Telemetry } from '../telemetry.ts';
import { SOURCE_HEALTH_METRICS } from './source-health-metrics.ts';

/** Writes the one line of a source, which is its metrics as well. */
export function reportHealth({ source, silence, patience }: SourceHealth, telemetry: Telemetry): void {
  const isWell =
    silence.ratio < 1 && (patience === undefined || ['intact', 'failing'].includes(patience.state));
  telemetry.logAndCount({
    level: isWell ? 'info' : 'warn',
    message: 'source health',
    facts: {
      source,
      silentHours: silence.silentHours,
      allowedHours: silence.allowedHours,
      patience: patience?.state,
      spent: patience?.spent,
    },
    counts: [
      {
        dimensions: { [SOURCE_DIMENSION]: source },
        metrics: [
          [SOURCE_HEALTH_METRICS.silenceRatio, 'Count', silence.ratio],
          ...(patience === undefined
            ? []
            : [[SOURCE_HEALTH_METRICS.patienceHours, 'Count', patience.hours] satisfies Metric]),
        ],
      },
    ],
  });
}

import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Gate } from '../../core/quarantine/quarantine.ts';
import type { Telemetry } from '../telemetry.ts';
import { QUARANTINE_METRICS } from './handler-metrics.ts';

/** Says how much is in quarantine. */
export function reportQuarantine(gates: readonly Gate[], now: Date, { metrics }: Telemetry): void {
  const ages = gates.map(({ openedAt }) => Math.max(0, (now.getTime() - openedAt.getTime()) / 1_000));
  const events = gates.reduce((sum, gate) => sum + gate.events, 0);
  metrics.addMetric(QUARANTINE_METRICS.users, MetricUnit.Count, gates.length);
  metrics.addMetric(QUARANTINE_METRICS.events, MetricUnit.Count, events);
  metrics.addMetric(QUARANTINE_METRICS.oldest, MetricUnit.Seconds, Math.max(0, ...ages));
}

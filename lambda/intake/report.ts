import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Fault, Receipt } from '../../core/intake/receipt.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { OUTCOME_METRICS } from './outcome-metrics.ts';

export interface ReportContext {
  /** The configured source, or `unknown`: never what the request claims. */
  readonly source: string;
  /** The source's signing secret, for the line that says it was never put. */
  readonly secretArn?: string | undefined;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/** Writes the one log line and the metrics of a delivery. */
export function report(receipt: Receipt, context: ReportContext, telemetry: Telemetry): void {
  const line = canonicalLine(receipt, context);
  if (receipt.outcome === 'unavailable') telemetry.logger.error('delivery', line);
  else if (isOddity(receipt)) telemetry.logger.warn('delivery', line);
  else telemetry.logger.info('delivery', line);
  count(receipt, context, telemetry.metrics);
}

function isOddity({ outcome, degraded, drift }: Receipt): boolean {
  return degraded !== undefined || drift !== undefined || !['accepted', 'duplicate'].includes(outcome);
}

/** Ids, codes and durations only. */
function canonicalLine(receipt: Receipt, { source, secretArn, startedAt, endedAt }: ReportContext) {
  const { outcome, reason, degraded, event, verifiedByPrevious, unknownType, drift, faults = [] } = receipt;
  return {
    source,
    outcome,
    reason,
    remedy: reason === 'no-signing-secret' ? putSecretCommand(secretArn) : undefined,
    degraded,
    verifiedByPrevious,
    eventId: event?.id,
    eventType: event?.type,
    unknownType,
    drift,
    attemptAgeMilliseconds: millisecondsBetween(event?.attemptTime, startedAt),
    sourceLagMilliseconds: millisecondsBetween(event?.time, startedAt),
    durationMilliseconds: millisecondsBetween(startedAt, endedAt),
    faults: faults.length === 0 ? undefined : faults.map(faultFacts),
  };
}

function putSecretCommand(secretArn = '<secret ARN>'): string {
  return `aws secretsmanager put-secret-value --secret-id ${secretArn} --secret-string file:///dev/stdin`;
}

function faultFacts({ call, error }: Fault) {
  return { call, ...errorFacts(error) };
}

function count(receipt: Receipt, context: ReportContext, metrics: Telemetry['metrics']): void {
  const { outcome, reason, degraded, event, verifiedByPrevious, unknownType, drift } = receipt;
  const duration = context.endedAt.getTime() - context.startedAt.getTime();
  metrics.addDimension('source', context.source);
  metrics.addMetric(OUTCOME_METRICS[outcome], MetricUnit.Count, 1);
  metrics.addMetric('Duration', MetricUnit.Milliseconds, duration);
  if (degraded !== undefined) metrics.addMetric('Degraded', MetricUnit.Count, 1);
  if (verifiedByPrevious) metrics.addMetric('VerifiedByPreviousSecret', MetricUnit.Count, 1);
  if (unknownType) metrics.addMetric('UnknownType', MetricUnit.Count, 1);
  if (drift !== undefined) metrics.addMetric('Drift', MetricUnit.Count, 1);
  const lag = millisecondsBetween(event?.time, context.startedAt);
  if (lag !== undefined) metrics.addMetric('SourceLag', MetricUnit.Milliseconds, Math.max(0, lag));
  metrics.publishStoredMetrics();
  if (reason === undefined) return;

  const refused = metrics.singleMetric();
  refused.addDimensions({ source: context.source, reason });
  refused.addMetric('Refused', MetricUnit.Count, 1);
}

function millisecondsBetween(from: Date | undefined, to: Date): number | undefined {
  return from === undefined ? undefined : to.getTime() - from.getTime();
}

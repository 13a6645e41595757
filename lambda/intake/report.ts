import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { DependencyCall } from '../../core/intake/dependency-call.ts';
import type { Receipt } from '../../core/intake/receipt.ts';
import { publishReport } from '../function-reports.ts';
import { errorFacts, type Telemetry } from '../telemetry.ts';
import { DELIVERY_METRICS, REASON_DIMENSION, REFUSED_METRIC, SOURCE_DIMENSION } from './delivery-metrics.ts';
import { OUTCOME_METRICS } from './outcome-metrics.ts';

/** What the report says besides the receipt. */
export interface ReportContext {
  /** The configured source, or `unknown`: never what the request claims. */
  readonly source: string;
  /** The source's signing secret, for the line that says it was never put. */
  readonly secretArn?: string | undefined;
  /** API Gateway's id of the request, which its access log has too. */
  readonly requestId: string | undefined;
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
  const { requestId, source, outcome, reason, eventId, eventType } = line;
  publishReport(() => ({ kind: 'delivery', requestId, source, outcome, reason, eventId, eventType }));
}

function isOddity({ outcome, degraded, secretFlaw, unknownType, drift, event }: Receipt): boolean {
  const oddities = [degraded, secretFlaw, unknownType, drift, event?.timeSource];
  return oddities.some((oddity) => oddity !== undefined) || !['accepted', 'duplicate'].includes(outcome);
}

/** Ids, codes and durations only. */
function canonicalLine(
  receipt: Receipt,
  { source, secretArn, requestId, startedAt, endedAt }: ReportContext,
) {
  const {
    outcome,
    reason,
    degraded,
    event,
    verifiedByPrevious,
    unknownType,
    drift,
    secretFlaw,
    calls = [],
  } = receipt;
  return {
    requestId,
    source,
    outcome,
    reason,
    secretFlaw,
    remedy: lacksSecret(receipt) && secretArn !== undefined ? putSecretCommand(secretArn) : undefined,
    degraded,
    verifiedByPrevious,
    eventId: event?.id,
    eventType: event?.type,
    timeSource: event?.timeSource,
    unknownType,
    drift,
    attemptAgeMilliseconds: millisecondsBetween(event?.attemptTime, startedAt),
    sourceLagMilliseconds: sourceLag(receipt, startedAt),
    durationMilliseconds: millisecondsBetween(startedAt, endedAt),
    callMilliseconds: Object.fromEntries(calls.map(({ name, milliseconds }) => [name, milliseconds])),
    faults: faultFacts(calls),
  };
}

function lacksSecret({ reason, secretFlaw }: Receipt): boolean {
  return reason === 'no-signing-secret' || secretFlaw !== undefined;
}

/** The same command that the stack prints. The region is the fourth part of an ARN. */
function putSecretCommand(secretArn: string): string {
  const region = secretArn.split(':')[3];
  return `aws secretsmanager put-secret-value --region ${region} --secret-id ${secretArn} --secret-string file:///dev/stdin`;
}

function faultFacts(calls: readonly DependencyCall[]) {
  const faults = calls.flatMap(({ name, fault }) =>
    fault === undefined ? [] : [{ call: name, ...errorFacts(fault.error) }],
  );
  return faults.length === 0 ? undefined : faults;
}

function count(receipt: Receipt, context: ReportContext, metrics: Telemetry['metrics']): void {
  const { outcome, reason, degraded, event, verifiedByPrevious, unknownType, drift } = receipt;
  const duration = context.endedAt.getTime() - context.startedAt.getTime();
  metrics.addDimension(SOURCE_DIMENSION, context.source);
  metrics.addMetric(OUTCOME_METRICS[outcome], MetricUnit.Count, 1);
  metrics.addMetric(DELIVERY_METRICS.duration, MetricUnit.Milliseconds, duration);
  if (degraded !== undefined) metrics.addMetric(DELIVERY_METRICS.degraded, MetricUnit.Count, 1);
  if (verifiedByPrevious) metrics.addMetric(DELIVERY_METRICS.verifiedByPreviousSecret, MetricUnit.Count, 1);
  if (unknownType) metrics.addMetric(DELIVERY_METRICS.unknownType, MetricUnit.Count, 1);
  if (drift !== undefined) metrics.addMetric(DELIVERY_METRICS.drift, MetricUnit.Count, 1);
  if (event?.timeSource !== undefined) metrics.addMetric(DELIVERY_METRICS.unclearTime, MetricUnit.Count, 1);
  const lag = sourceLag(receipt, context.startedAt);
  if (lag !== undefined)
    metrics.addMetric(DELIVERY_METRICS.sourceLag, MetricUnit.Milliseconds, Math.max(0, lag));
  metrics.publishStoredMetrics();
  if (reason === undefined) return;

  const refused = metrics.singleMetric();
  refused.addDimensions({ [SOURCE_DIMENSION]: context.source, [REASON_DIMENSION]: reason });
  refused.addMetric(REFUSED_METRIC, MetricUnit.Count, 1);
}

/** Told by the provider's clock only. */
function sourceLag({ event }: Receipt, arrivedAt: Date): number | undefined {
  return event?.timeSource === undefined ? millisecondsBetween(event?.time, arrivedAt) : undefined;
}

function millisecondsBetween(from: Date | undefined, to: Date): number | undefined {
  return from === undefined ? undefined : to.getTime() - from.getTime();
}

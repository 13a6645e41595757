import type { DependencyCall } from '../../core/intake/dependency-call.ts';
import type { Receipt } from '../../core/intake/receipt.ts';
import type { Metric, MetricSet } from '../embedded-metrics.ts';
import { publishReport } from '../function-reports.ts';
import { errorFacts, type LogLevel, type Telemetry } from '../telemetry.ts';
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

/** Writes the one line of a delivery, which is its metrics as well. */
export function report(receipt: Receipt, context: ReportContext, telemetry: Telemetry): void {
  const facts = factsOf(receipt, context);
  const counts = countsOf(receipt, context);
  telemetry.logAndCount({ level: levelOf(receipt), message: 'delivery', facts, counts });
  const { requestId, source, outcome, reason, eventId, eventType } = facts;
  publishReport(() => ({ kind: 'delivery', requestId, source, outcome, reason, eventId, eventType }));
}

function levelOf(receipt: Receipt): LogLevel {
  if (receipt.outcome === 'unavailable') return 'error';
  return isOddity(receipt) ? 'warn' : 'info';
}

function isOddity({ outcome, degraded, secretFlaw, unknownType, drift, event }: Receipt): boolean {
  const oddities = [degraded, secretFlaw, unknownType, drift, event?.timeSource];
  return oddities.some((oddity) => oddity !== undefined) || !['accepted', 'duplicate'].includes(outcome);
}

/** Ids, codes and durations only. */
function factsOf(receipt: Receipt, { source, secretArn, requestId, startedAt, endedAt }: ReportContext) {
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

function countsOf(receipt: Receipt, { source, startedAt, endedAt }: ReportContext): readonly MetricSet[] {
  const { outcome, reason, degraded, event, verifiedByPrevious, graceIsEnding, unknownType, drift } = receipt;
  const lag = sourceLag(receipt, startedAt);
  const seen: readonly (Metric | false)[] = [
    [OUTCOME_METRICS[outcome], 'Count', 1],
    [DELIVERY_METRICS.duration, 'Milliseconds', endedAt.getTime() - startedAt.getTime()],
    degraded !== undefined && [DELIVERY_METRICS.degraded, 'Count', 1],
    verifiedByPrevious === true && [DELIVERY_METRICS.verifiedByPreviousSecret, 'Count', 1],
    graceIsEnding === true && [DELIVERY_METRICS.verifiedByEndingSecret, 'Count', 1],
    unknownType === true && [DELIVERY_METRICS.unknownType, 'Count', 1],
    drift !== undefined && [DELIVERY_METRICS.drift, 'Count', 1],
    event?.timeSource !== undefined && [DELIVERY_METRICS.unclearTime, 'Count', 1],
    lag !== undefined && [DELIVERY_METRICS.sourceLag, 'Milliseconds', Math.max(0, lag)],
  ];
  const counted = {
    dimensions: { [SOURCE_DIMENSION]: source },
    metrics: seen.filter((metric) => metric !== false),
  };
  if (reason === undefined) return [counted];
  const refused = { [SOURCE_DIMENSION]: source, [REASON_DIMENSION]: reason };
  return [counted, { dimensions: refused, metrics: [[REFUSED_METRIC, 'Count', 1]] }];
}

/** Told by the provider's clock only. */
function sourceLag({ event }: Receipt, arrivedAt: Date): number | undefined {
  return event?.timeSource === undefined ? millisecondsBetween(event?.time, arrivedAt) : undefined;
}

function millisecondsBetween(from: Date | undefined, to: Date): number | undefined {
  return from === undefined ? undefined : to.getTime() - from.getTime();
}

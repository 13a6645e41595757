import type { SourceName } from '../../core/events/source-name.ts';
import type { Outcome, RefusalReason } from '../../core/intake/receipt.ts';
import type { CountedMetric } from '../../core/source-health/counted-metric.ts';
import { CANARY_METRICS, CANARY_SERVICE } from '../canary/canary-metrics.ts';
import {
  INTAKE_SERVICE,
  REASON_DIMENSION,
  REFUSED_METRIC,
  SOURCE_DIMENSION,
} from '../intake/delivery-metrics.ts';
import { OUTCOME_METRICS } from '../intake/outcome-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION, SERVICE_DIMENSION } from '../telemetry-names.ts';
import type { WatchedSource } from './environment.ts';
import { SOURCE_HEALTH_METRICS, SOURCE_HEALTH_SERVICE } from './source-health-metrics.ts';

/** What is asked of a source's metrics, by what each says of a delivery. */
export interface SourceQueries {
  /** Answered 200. */
  readonly succeeded: readonly CountedMetric[];
  /** Answered otherwise, or blocked though it was signed. */
  readonly failed: readonly CountedMetric[];
  /** Among the failed, what no provider sends. */
  readonly notItsOwn: readonly CountedMetric[];
  /** Answered 503 by the intake, which API Gateway counts too. */
  readonly unavailable: CountedMetric;
  /** That somebody looked. */
  readonly watched: CountedMetric;
}

const SUCCEEDED: readonly Outcome[] = ['accepted', 'duplicate', 'parked'];
const FAILED: readonly Outcome[] = ['rejected', 'malformed', 'too-large', 'unavailable'];
/** What has no signature is no provider's, whoever sends it. */
const NOT_ITS_OWN: readonly RefusalReason[] = ['missing-header'];

/** The names of metrics that are not the functions' own. */
export interface MetricOwners {
  readonly pipelineName: string;
  readonly apiName: string;
  readonly webAcl: string;
  readonly region: string;
}

/** What the pipeline, and the web ACL before it, count of a source. */
export function sourceQueries(
  source: SourceName,
  { offListRule }: Pick<WatchedSource, 'offListRule'>,
  { pipelineName, webAcl, region }: MetricOwners,
): SourceQueries {
  const intake = { [SERVICE_DIMENSION]: INTAKE_SERVICE, [PIPELINE_DIMENSION]: pipelineName };
  const dimensions = { ...intake, [SOURCE_DIMENSION]: source };
  const outcome = (name: Outcome) => own(OUTCOME_METRICS[name], dimensions);
  const refused = (reason: RefusalReason) =>
    own(REFUSED_METRIC, { ...dimensions, [REASON_DIMENSION]: reason });
  const blocked = (Rule: string): CountedMetric => ({
    namespace: 'AWS/WAFV2',
    name: 'BlockedRequests',
    dimensions: { WebACL: webAcl, Region: region, Rule },
    statistic: 'Sum',
  });
  const look = { ...dimensions, [SERVICE_DIMENSION]: SOURCE_HEALTH_SERVICE };
  return {
    succeeded: SUCCEEDED.map(outcome),
    failed: [...FAILED.map(outcome), ...(offListRule === undefined ? [] : [blocked(offListRule)])],
    notItsOwn: NOT_ITS_OWN.map(refused),
    unavailable: outcome('unavailable'),
    watched: { ...own(SOURCE_HEALTH_METRICS.silenceRatio, look), statistic: 'SampleCount' },
  };
}

/** What API Gateway answered with 5xx: no source is named. */
export function serverErrors({ apiName }: MetricOwners): CountedMetric {
  return {
    namespace: 'AWS/ApiGateway',
    name: '5XXError',
    dimensions: { ApiName: apiName },
    statistic: 'Sum',
  };
}

/** What of that was the canary's, which flies in some pipelines. */
export function canaryRefusals({ pipelineName }: MetricOwners): CountedMetric {
  return own(CANARY_METRICS.refused, {
    [SERVICE_DIMENSION]: CANARY_SERVICE,
    [PIPELINE_DIMENSION]: pipelineName,
  });
}

function own(name: string, dimensions: CountedMetric['dimensions']): CountedMetric {
  return { namespace: METRICS_NAMESPACE, name, dimensions, statistic: 'Sum' };
}

import { type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { METRICS_NAMESPACE } from '../../lambda/telemetry-names.ts';
import { ERROR_FIELD } from './access-log-format.ts';

/** Where API Gateway's answers are, and whose they are. */
export interface ThrottledRequestsProps {
  /** The access log. It must be of the standard class: the other one takes no metric filter. */
  readonly accessLog: ILogGroup;
  /** What API Gateway calls the API. */
  readonly apiName: string;
}

/**
 * How many requests API Gateway answered 429. Its own metrics count them among all answers from 400 to 499, with what the web ACL
 * blocks and the intake rejects, so they are counted in the access log. Where there are very many it leaves some out, but not the
 * first.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/view-cloudwatch-log-events-in-cloudwatch-console.html
 */
export function throttledRequests(scope: Construct, { accessLog, apiName }: ThrottledRequestsProps): Metric {
  const filter = new MetricFilter(scope, 'ThrottledRequests', {
    logGroup: accessLog,
    filterPattern: FilterPattern.stringValue(`$.${ERROR_FIELD}`, '=', 'THROTTLED'),
    // A metric filter gives its metric no dimension that is not in the line, so the namespace tells pipelines apart.
    metricNamespace: `${METRICS_NAMESPACE}/${apiName}`,
    metricName: 'ApiThrottled',
    metricValue: '1',
  });
  return filter.metric({ statistic: Stats.SUM });
}

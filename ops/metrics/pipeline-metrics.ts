import { HANDLER_SERVICE, SUBSCRIBER_DIMENSION } from '../../lambda/handler-kit/handler-metrics.ts';
import { INTAKE_SERVICE, SOURCE_DIMENSION } from '../../lambda/intake/delivery-metrics.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION, SERVICE_DIMENSION } from '../../lambda/telemetry-names.ts';
import type { MetricQuery } from '../stage/metric-reader.ts';

/** The queries for what the functions of one pipeline count. */
export class PipelineMetrics {
  readonly #pipelineName: string;

  constructor({ pipelineName }: { readonly pipelineName: string }) {
    this.#pipelineName = pipelineName;
  }

  /** Of the deliveries of a source. */
  ofSource(
    source: string,
    name: string,
    statistic: string,
    more: MetricQuery['dimensions'] = {},
  ): MetricQuery {
    return this.of(INTAKE_SERVICE, name, statistic, { [SOURCE_DIMENSION]: source, ...more });
  }

  /** Of the attempts of a handler. */
  ofHandler(handler: string, name: string, statistic: string): MetricQuery {
    return this.of(HANDLER_SERVICE, name, statistic, { [SUBSCRIBER_DIMENSION]: handler });
  }

  /** Of a function by the name of its service. */
  of(service: string, name: string, statistic: string, more: MetricQuery['dimensions'] = {}): MetricQuery {
    const dimensions = { [SERVICE_DIMENSION]: service, [PIPELINE_DIMENSION]: this.#pipelineName, ...more };
    return { namespace: METRICS_NAMESPACE, name, dimensions, statistic };
  }
}

/** The query for how long the oldest message of a queue has waited, in seconds: SQS itself counts it. */
export function oldestMessageIn(queueUrl: string): MetricQuery {
  return {
    namespace: 'AWS/SQS',
    name: 'ApproximateAgeOfOldestMessage',
    dimensions: { QueueName: queueUrl.split('/').at(-1) ?? '' },
    statistic: 'Maximum',
  };
}

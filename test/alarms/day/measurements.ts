import type { Template } from 'aws-cdk-lib/assertions';
import { embeddedMetrics } from '../../../lambda/embedded-metrics.ts';
import type { Telemetry } from '../../../lambda/telemetry.ts';
import { METRICS_NAMESPACE, PIPELINE_DIMENSION, SERVICE_DIMENSION } from '../../../lambda/telemetry-names.ts';
import { rendered, resources } from '../../lib/template-of.ts';
import { type MetricLine, MetricStore } from '../metric-store.ts';
import type { ServiceTrouble } from './circumstances.ts';

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

/** What CloudWatch is told in a day: by functions in their lines, and by services. */
export class Measurements {
  readonly store = new MetricStore();
  readonly #template: Template;
  readonly #pipelineName: string;
  readonly #references = new Map<string, string>();
  #minute = 0;

  constructor(template: Template, pipelineName: string) {
    this.#template = template;
    this.#pipelineName = pipelineName;
  }

  /** From now on it is this minute. */
  begin(minute: number): void {
    this.#minute = minute;
  }

  /** What a function's report is given: its lines are read as CloudWatch reads them. */
  telemetry(service: string, dimensions: Readonly<Record<string, string>> = {}): Telemetry {
    const common = {
      [SERVICE_DIMENSION]: service,
      [PIPELINE_DIMENSION]: this.#pipelineName,
      ...dimensions,
    };
    return {
      logger: SILENT,
      logAndCount: ({ counts }) => {
        this.store.putLine(embeddedMetrics(counts, common, new Date(0)) as MetricLine, this.#minute);
      },
    };
  }

  /** What Lambda measures of one run. */
  invoked(functionId: string, { failed = false } = {}): void {
    const dimensions = { FunctionName: this.#reference('AWS::Lambda::Function', functionId) };
    this.#put('AWS/Lambda', dimensions, { Invocations: 1, Errors: Number(failed), Throttles: 0 });
  }

  /** What SQS measures of a queue every minute. Of one that is idle for hours it measures nothing. */
  queue(queueId: string, messages: { readonly waiting: number; readonly oldestSeconds: number }): void {
    const dimensions = { QueueName: this.#reference('AWS::SQS::Queue', queueId, 'QueueName') };
    this.#put('AWS/SQS', dimensions, {
      ApproximateNumberOfMessagesVisible: messages.waiting,
      ApproximateNumberOfMessagesNotVisible: 0,
      ApproximateAgeOfOldestMessage: messages.oldestSeconds,
    });
  }

  /** What API Gateway measures of a request. */
  answered(apiName: string, status: number): void {
    this.#put(
      'AWS/ApiGateway',
      { ApiName: apiName },
      {
        Count: 1,
        '4XXError': Number(status >= 400 && status < 500),
        '5XXError': Number(status >= 500),
      },
    );
  }

  /** What WAF measures: a rule that decided or counted. */
  ruled(webAcl: string, rule: string, name: 'AllowedRequests' | 'BlockedRequests' | 'CountedRequests'): void {
    this.#put('AWS/WAFV2', { WebACL: webAcl, Region: '<AWS::Region>', Rule: rule }, { [name]: 1 });
  }

  /** What only a service can tell. */
  trouble(trouble: ServiceTrouble): void {
    const topic = () => ({
      TopicName: this.#reference('AWS::SNS::Topic', 'PipelineEventsTopic', 'TopicName'),
    });
    const measured: Readonly<Record<ServiceTrouble, () => void>> = {
      'api-throttles': () => this.#put(`${METRICS_NAMESPACE}/${this.#pipelineName}`, {}, { ApiThrottled: 1 }),
      'intake-throttles': () => {
        const FunctionName = this.#reference('AWS::Lambda::Function', 'PipelineIntakeFunction');
        this.#put('AWS/Lambda', { FunctionName }, { Throttles: 1 });
      },
      'delivery-failed': () => this.#put('AWS/SNS', topic(), { NumberOfNotificationsFailed: 1 }),
      'delivery-lost': () => this.#put('AWS/SNS', topic(), { NumberOfNotificationsFailedToRedriveToDlq: 1 }),
      'many-in-flight': () => {
        const QueueName = this.#reference('AWS::SQS::Queue', 'PipelinebillingSubscriberQueue', 'QueueName');
        this.#put('AWS/SQS', { QueueName }, { ApproximateNumberOfMessagesNotVisible: 90_000 });
      },
    };
    measured[trouble]();
  }

  #put(
    namespace: string,
    dimensions: Readonly<Record<string, string>>,
    values: Readonly<Record<string, number>>,
  ): void {
    for (const [name, value] of Object.entries(values)) {
      this.store.put({ namespace, name, dimensions }, this.#minute, value);
    }
  }

  /** As `rendered` writes a reference to the one resource whose logical id, without its hash, is this. */
  #reference(type: string, id: string, attribute?: string): string {
    const known = this.#references.get(id);
    if (known !== undefined) return known;
    const ids = Object.keys(resources(this.#template, type));
    const [found, ...others] = ids.filter((each) => each.replace(/[0-9A-F]{8}$/, '') === id);
    if (found === undefined || others.length > 0)
      throw new Error(`expected one ${type} called ${id}, of ${ids}`);
    const reference = rendered(
      attribute === undefined ? { Ref: found } : { 'Fn::GetAtt': [found, attribute] },
    );
    this.#references.set(id, reference);
    return reference;
  }
}

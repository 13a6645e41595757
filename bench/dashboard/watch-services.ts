import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import type { RunMetrics } from './run-metrics.ts';
import type { SynthesizedStage } from './stage.ts';
import { linesOf } from './widget.ts';

const EVERY_MILLISECONDS = 2_000;
const QUEUE_METRICS = [
  'ApproximateNumberOfMessagesVisible',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateAgeOfOldestMessage',
];

/** Notes what AWS itself would count of the pipeline, as far as it is seen on this machine. Gives what ends it. */
export function watchServices(
  pipeline: LocalPipeline,
  { queues, functions, widgets }: SynthesizedStage,
  metrics: RunMetrics,
): () => void {
  const functionIds = new Map([...functions].map(([id, path]) => [path, id]));
  const [apiName = ''] = widgets
    .flatMap(linesOf)
    .flatMap(({ metric }) => metric?.dimensions['ApiName'] ?? []);
  const api = { ApiName: apiName };
  const webAcl = widgets.flatMap(linesOf).find(({ metric }) => metric?.namespace === 'AWS/WAFV2')
    ?.metric?.dimensions;
  const endings = [
    pipeline.onInvocation(({ functionName, result }) => {
      const path = pipeline.functions.get(functionName)?.path ?? '';
      const dimensions = { FunctionName: functionIds.get(path) ?? '' };
      metrics.see('AWS/Lambda', 'Invocations', dimensions, 1);
      metrics.see('AWS/Lambda', 'Errors', dimensions, result.ok ? 0 : 1);
      metrics.see('AWS/Lambda', 'Throttles', dimensions, 0);
    }),
    pipeline.onAnswer(({ status, durationMilliseconds }) => {
      metrics.see('AWS/ApiGateway', 'Count', api, 1);
      metrics.see('AWS/ApiGateway', 'Latency', api, durationMilliseconds);
      metrics.see('AWS/ApiGateway', '4XXError', api, Number(status >= 400 && status < 500));
      metrics.see('AWS/ApiGateway', '5XXError', api, Number(status >= 500));
    }),
    pipeline.onDecision(({ action, rule, counted }) => {
      const see = (name: string, Rule: string) => metrics.see('AWS/WAFV2', name, { ...webAcl, Rule }, 1);
      see(action === 'allow' ? 'AllowedRequests' : 'BlockedRequests', rule);
      if (action === 'allow') see('AllowedRequests', 'ALL');
      for (const name of counted) see('CountedRequests', name);
    }),
    measureQueues(pipeline, queues, metrics),
  ];
  return () => {
    for (const end of endings) end();
  };
}

function measureQueues(
  { aws, region }: LocalPipeline,
  queues: ReadonlyMap<string, string>,
  metrics: RunMetrics,
): () => void {
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const client = new CloudWatchClient({ region, endpoint: aws.cloudwatch, credentials });
  const asked = [...queues].flatMap(([shown, name]) =>
    QUEUE_METRICS.map((metric) => ({ shown, name, metric })),
  );
  const measure = async () => {
    const now = Date.now();
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now - 60_000),
        EndTime: new Date(now + 60_000),
        MetricDataQueries: asked.map(({ name, metric }, index) => ({
          Id: `m${index}`,
          MetricStat: {
            Metric: {
              Namespace: 'AWS/SQS',
              MetricName: metric,
              Dimensions: [{ Name: 'QueueName', Value: name }],
            },
            Period: 60,
            Stat: 'Maximum',
          },
        })),
      }),
    );
    for (const [index, { Values: [value] = [] }] of MetricDataResults.entries()) {
      const { shown = '', metric = '' } = asked[index] ?? {};
      if (value !== undefined) metrics.see('AWS/SQS', metric, { QueueName: shown }, value);
    }
  };
  const timer = setInterval(() => void measure().catch(() => undefined), EVERY_MILLISECONDS);
  return () => {
    clearInterval(timer);
    client.destroy();
  };
}

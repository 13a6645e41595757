import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { App } from 'aws-cdk-lib';
import type { LocalPipeline } from '../../local/local-pipeline.ts';
import { startLocal } from '../../local/start-local.ts';
import { foreignStack, pipelineIn } from '../lib/template-of.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 90_000;

describe('a canary on this machine', () => {
  let folder: string;
  let pipeline: LocalPipeline;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wallet-webhooks-canary-'));
    const app = new App({
      outdir: join(folder, 'cdk.out'),
      context: { 'aws:cdk:enable-path-metadata': true },
    });
    pipelineIn(foreignStack('Platform', {}, app), {
      stage: 'local',
      canary: true,
      archive: false,
      deletionProtection: false,
      extraAllowedCidrs: ['127.0.0.1/32'],
      consumers: { everything: { events: ['*', 'privy.test', 'dynamic.ping'] } },
    });
    app.synth();
    pipeline = await startLocal({
      port: 0,
      dataDirectory: join(folder, '.local'),
      assemblyDirectory: app.outdir,
    });
  }, START_MILLISECONDS);

  afterAll(async () => {
    await pipeline?.close();
    await rm(folder, { recursive: true });
  });

  it('flies through the web ACL, the API and the topic to its handler, and to no other subscriber', async () => {
    const answer = await pipeline.functions.get('canary')?.host.invoke({});

    expect(answer).toMatchObject({ ok: true, payload: { outcome: 'handled' } });
    expect(await pipeline.peekQueue(pipeline.subscribers['everything']?.queueUrl ?? '')).toEqual([]);
  });

  it('is none of the sources and subscribers that the pipeline says it has', () => {
    expect(Object.keys(pipeline.sources)).toEqual(['privy/main']);
    expect(Object.keys(pipeline.subscribers)).toEqual(['everything']);
    expect(pipeline.canary?.logGroup).toBe('canary');
  });

  it('has its metrics in the CloudWatch of this machine', async () => {
    const { aws, region, pipelineName } = pipeline;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const client = new CloudWatchClient({ region, endpoint: aws.cloudwatch, credentials });
    const Dimensions = [
      { Name: 'service', Value: 'canary' },
      { Name: 'pipeline', Value: pipelineName },
    ];
    const query = (MetricName: string, Stat: string) => ({
      Id: MetricName.toLowerCase(),
      MetricStat: { Metric: { Namespace: 'WalletWebhooks', MetricName, Dimensions }, Period: 300, Stat },
    });

    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(Date.now() - 3_600_000),
        EndTime: new Date(Date.now() + 3_600_000),
        MetricDataQueries: [query('CanaryLost', 'Sum'), query('CanaryHandled', 'SampleCount')],
      }),
    );
    client.destroy();

    expect(MetricDataResults.map(({ Values }) => Values)).toEqual([[0], [1]]);
  });
});

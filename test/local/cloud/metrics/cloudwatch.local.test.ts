import { CloudWatchClient, GetMetricDataCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { type MessagingEngine, startFauxqs } from '../../../../local/cloud/engines/fauxqs.ts';
import { type CloudWatchServer, startCloudWatch } from '../../../../local/cloud/metrics/start-cloudwatch.ts';

const SETTINGS = { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };

describe('the local CloudWatch', () => {
  let engine: MessagingEngine;
  let server: CloudWatchServer;
  let sqs: SQSClient;
  let client: CloudWatchClient;
  let now: Date;

  beforeAll(async () => {
    engine = await startFauxqs();
    server = await startCloudWatch({ queue: engine.measureQueue, now: () => now });
    sqs = new SQSClient({ ...SETTINGS, endpoint: engine.endpoint });
    client = new CloudWatchClient({ ...SETTINGS, endpoint: server.endpoint, maxAttempts: 1 });
  });

  afterAll(async () => {
    sqs.destroy();
    client.destroy();
    await server.close();
    await engine.close();
  });

  /** A queue with three messages, of which one is in flight. */
  async function createQueue(QueueName: string) {
    const Attributes = { FifoQueue: 'true', VisibilityTimeout: '600' };
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    for (const body of ['a', 'b', 'c'])
      await sqs.send(
        new SendMessageCommand({
          QueueUrl,
          MessageBody: body,
          MessageGroupId: 'g',
          MessageDeduplicationId: body,
        }),
      );
    const receive = new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: 1,
      MessageSystemAttributeNames: ['SentTimestamp'],
    });
    const [first] = (await sqs.send(receive)).Messages ?? [];
    return Number(first?.Attributes?.SentTimestamp);
  }

  async function measure(MetricName: string, QueueName: string, Namespace = 'AWS/SQS') {
    const Dimensions = [{ Name: 'QueueName', Value: QueueName }];
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date('2026-11-27T08:00:00Z'),
        EndTime: new Date('2026-11-27T09:00:00Z'),
        MetricDataQueries: [
          {
            Id: 'q0',
            MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 60, Stat: 'Maximum' },
          },
        ],
      }),
    );
    return MetricDataResults.map(({ Id, Timestamps, Values }) => ({ Id, Timestamps, Values }));
  }

  it('says how a queue is now, in the minute that this moment is in', async () => {
    now = new Date('2026-11-27T08:30:15Z');
    await createQueue('counted.fifo');
    const at = new Date('2026-11-27T08:30:00Z');

    expect(await measure('ApproximateNumberOfMessagesVisible', 'counted.fifo')).toEqual([
      { Id: 'q0', Timestamps: [at], Values: [2] },
    ]);
    expect(await measure('ApproximateNumberOfMessagesNotVisible', 'counted.fifo')).toMatchObject([
      { Values: [1] },
    ]);
    expect(await measure('ApproximateNumberOfMessagesDelayed', 'counted.fifo')).toMatchObject([
      { Values: [0] },
    ]);
  });

  it('says how old the oldest message is, in flight or not, and 0 of an empty queue', async () => {
    now = new Date('2026-11-27T08:30:15Z');
    await sqs.send(new CreateQueueCommand({ QueueName: 'empty' }));
    const sentAt = await createQueue('aged.fifo');

    expect(await measure('ApproximateAgeOfOldestMessage', 'empty')).toMatchObject([{ Values: [0] }]);
    expect(engine.measureQueue('aged.fifo')?.oldestSentAt).toBe(sentAt);
  });

  it.each([
    ['a queue that is not there', 'ApproximateNumberOfMessagesVisible', 'other', 'AWS/SQS'],
    ['a metric that it does not measure', 'NumberOfMessagesSent', 'known', 'AWS/SQS'],
    ['another namespace', 'ApproximateNumberOfMessagesVisible', 'known', 'AWS/SNS'],
  ])('has no points of %s', async (_what, metric, queue, namespace) => {
    now = new Date('2026-11-27T08:30:15Z');
    await sqs.send(new CreateQueueCommand({ QueueName: 'known' }));

    expect(await measure(metric, queue, namespace)).toEqual([{ Id: 'q0', Timestamps: [], Values: [] }]);
  });

  it.each(['2026-11-27T07:59:59Z', '2026-11-27T09:00:00Z'])(
    'has no points at %s, outside the range',
    async (at) => {
      now = new Date(at);
      await sqs.send(new CreateQueueCommand({ QueueName: 'now' }));

      expect(await measure('ApproximateNumberOfMessagesVisible', 'now')).toMatchObject([{ Values: [] }]);
    },
  );

  it('hands on what functions count, newest first unless asked otherwise, each metric by its own period', async () => {
    const asked: unknown[] = [];
    const counting = await startCloudWatch({
      queue: () => undefined,
      counted: async (metrics, { from, until, periodSeconds }) => {
        asked.push(...metrics.map((metric) => ({ ...metric, from, until, periodSeconds })));
        return metrics.map(({ name }) =>
          name === 'Accepted'
            ? [
                { time: new Date('2026-11-27T08:00:00Z'), value: 3 },
                { time: new Date('2026-11-27T08:01:00Z'), value: 4 },
              ]
            : [],
        );
      },
      now: () => new Date('2026-11-27T08:30:15Z'),
    });
    const counted = new CloudWatchClient({ ...SETTINGS, endpoint: counting.endpoint, maxAttempts: 1 });
    const range = { StartTime: new Date('2026-11-27T08:00:00Z'), EndTime: new Date('2026-11-27T09:00:00Z') };
    const query = (Id: string, MetricName: string, Period: number) => ({
      Id,
      MetricStat: {
        Metric: {
          Namespace: 'WalletWebhooks',
          MetricName,
          Dimensions: [{ Name: 'source', Value: 'privy/main' }],
        },
        Period,
        Stat: 'Sum',
      },
    });
    const read = async (ScanBy?: 'TimestampAscending') => {
      const MetricDataQueries = [query('a', 'Accepted', 60), query('b', 'Rejected', 300)];
      const answer = await counted.send(
        new GetMetricDataCommand({ ...range, MetricDataQueries, ...(ScanBy && { ScanBy }) }),
      );
      return answer.MetricDataResults?.map(({ Id, Values }) => ({ Id, Values }));
    };

    expect(await read()).toEqual([
      { Id: 'a', Values: [4, 3] },
      { Id: 'b', Values: [] },
    ]);
    expect(await read('TimestampAscending')).toMatchObject([{ Values: [3, 4] }, { Values: [] }]);
    expect(asked.slice(0, 2)).toEqual([
      {
        namespace: 'WalletWebhooks',
        name: 'Accepted',
        dimensions: { source: 'privy/main' },
        statistic: 'Sum',
        from: range.StartTime,
        until: range.EndTime,
        periodSeconds: 60,
      },
      expect.objectContaining({ name: 'Rejected', periodSeconds: 300 }),
    ]);
    counted.destroy();
    await counting.close();
  });

  it('names what it does not play', async () => {
    await expect(client.send(new ListMetricsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
      message:
        'GraniteServiceVersion20100801.ListMetrics is not played locally; GraniteServiceVersion20100801.GetMetricData is',
    });
  });
});

import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CLIENT_ATTEMPTS, clientSettings } from '../../aws/call-budgets.ts';
import { CloudWatchHourlyCounts } from '../../aws/cloudwatch-hourly-counts.ts';
import type { CountedMetric } from '../../core/source-health/counted-metric.ts';
import { type Answers, RefusedCall, startAnsweringAws } from '../ops/stage/answering-aws.ts';

const RANGE = { from: new Date('2026-10-13T12:00:00.000Z'), until: new Date('2026-11-27T12:00:00.000Z') };
const HOUR = Date.parse('2026-11-27T10:00:00.000Z') / 1_000;

const metric = (name: string): CountedMetric => ({
  namespace: 'WalletWebhooks',
  name,
  dimensions: { service: 'intake', source: 'privy/main' },
  statistic: 'Sum',
});

interface Asked {
  readonly MetricDataQueries: readonly { readonly Id: string; readonly MetricStat: object }[];
  readonly NextToken?: string;
}

/** What is read where CloudWatch answers so; and what it was asked. */
async function read(names: readonly string[], answer: (asked: Asked) => object | RefusedCall) {
  const answers: Answers = {
    'GraniteServiceVersion20100801.GetMetricData': (input) => answer(input as unknown as Asked),
  };
  const aws = await startAnsweringAws(answers);
  const client = new CloudWatchClient({
    ...clientSettings(CLIENT_ATTEMPTS.metrics),
    endpoint: aws.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 's' },
  });
  try {
    const counts = await new CloudWatchHourlyCounts(client).read(names.map(metric), RANGE);
    return { counts, asked: aws.calls.map(({ input }) => input as unknown as Asked) };
  } finally {
    client.destroy();
    await aws.close();
  }
}

const result = (Id: string, at: number, count: number, StatusCode = 'Complete') => ({
  Id,
  StatusCode,
  Timestamps: [at],
  Values: [count],
});

describe('counts by the hour', () => {
  it('are sums of hours from the one time to the other, in the order in which they are asked for', async () => {
    const { counts, asked } = await read(['Accepted', 'Rejected'], () => ({
      MetricDataResults: [result('m1', HOUR, 2), result('m0', HOUR, 7)],
    }));

    expect(counts).toEqual([
      [{ at: new Date('2026-11-27T10:00:00.000Z'), count: 7 }],
      [{ at: new Date('2026-11-27T10:00:00.000Z'), count: 2 }],
    ]);
    expect(asked).toMatchObject([
      {
        StartTime: RANGE.from.getTime() / 1_000,
        EndTime: RANGE.until.getTime() / 1_000,
        ScanBy: 'TimestampAscending',
      },
    ]);
    expect(asked[0]?.MetricDataQueries[1]?.MetricStat).toEqual({
      Metric: {
        Namespace: 'WalletWebhooks',
        MetricName: 'Rejected',
        Dimensions: [
          { Name: 'service', Value: 'intake' },
          { Name: 'source', Value: 'privy/main' },
        ],
      },
      Period: 3_600,
      Stat: 'Sum',
    });
  });

  it('are read page by page', async () => {
    const { counts } = await read(['Accepted'], ({ NextToken }) =>
      NextToken === undefined
        ? { MetricDataResults: [result('m0', HOUR, 7, 'PartialData')], NextToken: 'more' }
        : { MetricDataResults: [result('m0', HOUR + 3_600, 8)] },
    );

    expect(counts[0]?.map(({ count }) => count)).toEqual([7, 8]);
  });

  it('are asked for 500 at once at most', async () => {
    const names = Array.from({ length: 1_001 }, (_, index) => `Metric${index}`);
    const { counts, asked } = await read(names, ({ MetricDataQueries }) => ({
      MetricDataResults: MetricDataQueries.map(({ Id }) => result(Id, HOUR, Number(Id.slice(1)))),
    }));

    expect(asked.map(({ MetricDataQueries }) => MetricDataQueries.length)).toEqual([500, 500, 1]);
    expect([0, 500, 1_000].map((index) => counts[index]?.[0]?.count)).toEqual([0, 500, 1_000]);
  });

  it('are not there where CloudWatch could not read one: silence must not be made of that', async () => {
    const broken = read(['Accepted'], () => ({
      MetricDataResults: [result('m0', HOUR, 1, 'InternalError')],
    }));

    await expect(broken).rejects.toMatchObject({ code: 'metric-not-read' });
    const refused = read(['Accepted'], () => new RefusedCall('AccessDeniedException', 'no', 400));
    await expect(refused).rejects.toThrow();
  });
});

import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogMetrics } from '../../../ops/stage/log-metrics.ts';
import type { MetricQuery } from '../../../ops/stage/metric-reader.ts';

const RANGE = {
  from: new Date('2026-11-27T12:00:00.000Z'),
  until: new Date('2026-11-27T13:00:00.000Z'),
  periodSeconds: 300,
};

/** As lambda/telemetry.ts writes it. */
function line(time: string, values: Readonly<Record<string, unknown>>, source = 'privy/main'): string {
  return JSON.stringify({
    level: 'INFO',
    message: 'delivery',
    timestamp: time,
    service: 'intake',
    pipeline: 'WalletWebhooks-local',
    source,
    ...values,
    _aws: {
      Timestamp: Date.parse(time),
      CloudWatchMetrics: [
        {
          Namespace: 'WalletWebhooks',
          Dimensions: [['service', 'pipeline', 'source']],
          Metrics: Object.keys(values).map((Name) => ({ Name, Unit: 'Count' })),
        },
      ],
    },
  });
}

const INTAKE_LOG = [
  line('2026-11-27T11:59:59.999Z', { Accepted: 100 }),
  line('2026-11-27T12:00:00.000Z', { Accepted: 1, Duration: 30 }),
  line('2026-11-27T12:04:59.999Z', { Accepted: 1, Duration: 10 }),
  'START RequestId: 1 and no JSON',
  line('2026-11-27T12:05:00.000Z', { Accepted: 1, Duration: [20, 40] }),
  line('2026-11-27T12:05:00.000Z', { Accepted: 7 }, 'dynamic/main'),
  line('2026-11-27T13:00:00.000Z', { Accepted: 100 }),
]
  .map((each) => `${each}\n`)
  .join('');

describe('the metrics of a stage on this machine', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wallet-webhooks-'));
    await writeFile(join(directory, 'intake.log'), INTAKE_LOG);
  });
  afterAll(() => rm(directory, { recursive: true }));

  const query = (changes: Partial<MetricQuery>): MetricQuery => ({
    namespace: 'WalletWebhooks',
    name: 'Accepted',
    dimensions: { service: 'intake', pipeline: 'WalletWebhooks-local', source: 'privy/main' },
    statistic: 'Sum',
    ...changes,
  });
  const read = (...queries: MetricQuery[]) => new LogMetrics(directory).read(queries, RANGE);

  it('are what the lines of the range count, by periods of the clock', async () => {
    expect(await read(query({}))).toEqual([
      [
        { time: new Date('2026-11-27T12:00:00.000Z'), value: 2 },
        { time: new Date('2026-11-27T12:05:00.000Z'), value: 1 },
      ],
    ]);
  });

  it.each([
    ['Sum', [40, 60]],
    ['Average', [20, 30]],
    ['Minimum', [10, 20]],
    ['Maximum', [30, 40]],
    ['SampleCount', [2, 2]],
    ['p50', [10, 20]],
    ['p99', [30, 40]],
    ['PR(:30)', [100, 50]],
  ])('have the statistic %s', async (statistic, values) => {
    const [series = []] = await read(query({ name: 'Duration', statistic }));

    expect(series.map(({ value }) => value)).toEqual(values);
  });

  it('answer in the order of the queries', async () => {
    const dimensions = { service: 'intake', pipeline: 'WalletWebhooks-local', source: 'dynamic/main' };
    const [one = [], other = []] = await read(query({ dimensions }), query({ name: 'Duration' }));

    expect([one.length, other.length]).toEqual([1, 2]);
  });

  it.each([
    ['a name that nothing has', { name: 'Parked' }],
    ['another namespace', { namespace: 'AWS/SQS' }],
    [
      'another value of a dimension',
      { dimensions: { service: 'drain', pipeline: 'WalletWebhooks-local', source: 'privy/main' } },
    ],
    ['fewer dimensions', { dimensions: { service: 'intake' } }],
  ])('are none of %s', async (_, changes) => {
    expect(await read(query(changes))).toEqual([[]]);
  });

  it('go on with what is written later, and count no line twice', async () => {
    const file = join(directory, 'drain.log');
    const drained = query({ name: 'Drained' });
    const metrics = new LogMetrics(directory);
    await writeFile(file, `${line('2026-11-27T12:30:00.000Z', { Drained: 1 })}\n`);
    const [first, same] = await Promise.all([metrics.read([drained], RANGE), metrics.read([drained], RANGE)]);
    await appendFile(file, `${line('2026-11-27T12:30:00.000Z', { Drained: 2 })}\n`);
    const later = await metrics.read([drained], RANGE);

    const time = new Date('2026-11-27T12:30:00.000Z');
    expect([first, same, later]).toEqual([
      [[{ time, value: 1 }]],
      [[{ time, value: 1 }]],
      [[{ time, value: 3 }]],
    ]);
  });

  it('are none where nothing has a log yet', async () => {
    expect(await new LogMetrics(join(directory, 'none')).read([query({})], RANGE)).toEqual([[]]);
  });
});

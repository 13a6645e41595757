import type { CountedMetric } from '../../../core/source-health/counted-metric.ts';
import type { HourlySeries } from '../../../core/source-health/hourly-counts.ts';
import { report } from '../../../lambda/intake/report.ts';
import type { WatchedSources } from '../../../lambda/source-health/environment.ts';
import { sourceHealthHandler } from '../../../lambda/source-health/source-health-handler.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const NOW = new Date('2026-11-27T12:10:00.000Z');
const WATCHED: WatchedSources = {
  sources: {
    'privy/main': { environment: 'prod', offListRule: 'privy-main-off-list', expectDeliveryEveryHours: 4 },
    'dynamic/main': { environment: 'sandbox' },
  },
  webAcl: 'acl',
  region: 'eu-central-1',
};

/** What is counted, by the name of the metric and what tells it from others of the name. */
type Counted = Readonly<Record<string, readonly (readonly [hour: string, count: number])[]>>;

const nameOf = ({ namespace, name, dimensions: { source, reason, Rule } }: CountedMetric) =>
  [namespace === 'WalletWebhooks' ? '' : namespace, name, source, reason, Rule].filter(Boolean).join(' ');

async function look(counted: Counted, at = NOW) {
  const { telemetry, lines, published } = recordedTelemetry();
  const asked: CountedMetric[] = [];
  const ranges: unknown[] = [];
  const handler = sourceHealthHandler(
    {
      counts: {
        read: async (metrics, range) => {
          asked.push(...metrics);
          ranges.push(range);
          return metrics.map((metric) => seriesOf(counted[nameOf(metric)] ?? []));
        },
      },
      watched: WATCHED,
      pipelineName: 'WalletWebhooks-prod',
      apiName: 'WalletWebhooks-prod',
      now: () => at,
    },
    telemetry,
  );
  await handler();
  return { lines, published, asked, ranges };
}

function seriesOf(counts: Counted[string]): HourlySeries {
  return counts.map(([hour, count]) => ({ at: new Date(`${hour}:00:00.000Z`), count }));
}

describe('a look at the sources', () => {
  it('measures of each how silent it is and how patient its provider, in a line of its own', async () => {
    const { lines, published } = await look({ 'Accepted privy/main': [['2026-11-27T05', 3]] });

    expect(published).toEqual([
      [
        ['SilenceRatio', 'Count', 1.5],
        ['PatienceHours', 'Count', 720],
      ],
      [
        ['SilenceRatio', 'Count', 0],
        ['PatienceHours', 'Count', 720],
      ],
    ]);
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'source health',
        source: 'privy/main',
        silentHours: 6,
        allowedHours: 4,
        patience: 'intact',
      },
      { level: 'info', message: 'source health', source: 'dynamic/main', patience: 'intact' },
    ]);
  });

  it('is at the hours that CloudWatch has whole, of 45 days', async () => {
    const until = async (at: string) => (await look({}, new Date(at))).ranges;

    expect(await until('2026-11-27T12:09:59.000Z')).toEqual([
      { from: new Date('2026-10-13T11:00:00.000Z'), until: new Date('2026-11-27T11:00:00.000Z') },
    ]);
    expect(await until('2026-11-27T12:10:00.000Z')).toEqual([
      { from: new Date('2026-10-13T12:00:00.000Z'), until: new Date('2026-11-27T12:00:00.000Z') },
    ]);
  });

  it('asks for the metrics that the intake writes', async () => {
    const { asked } = await look({});
    const { telemetry, published } = recordedTelemetry();
    const times = { requestId: 'r', startedAt: NOW, endedAt: NOW };
    for (const outcome of [
      'accepted',
      'duplicate',
      'parked',
      'malformed',
      'too-large',
      'unavailable',
    ] as const)
      report({ outcome }, { source: 'privy/main', ...times }, telemetry);
    report({ outcome: 'rejected', reason: 'missing-header' }, { source: 'privy/main', ...times }, telemetry);

    const written = new Set(published.flat().map(([name]) => name));
    const own = asked.filter(({ dimensions }) => dimensions['service'] === 'intake').map(({ name }) => name);
    expect([...new Set(own)].filter((name) => !written.has(name))).toEqual([]);
    expect(new Set(own).size).toBe(8);
  });

  it('counts as failures what was refused, what the web ACL blocked though it was signed, and what nobody answered', async () => {
    // The clock of Privy begins with three failures half a day apart.
    const first = ['2026-11-26T21', 1] as const;
    const patience = async (counted: Counted) => (await look(counted)).published[0]?.[1]?.[2];
    const second = ['2026-11-27T11', 2] as const;

    expect(await patience({ 'Rejected privy/main': [first, second] })).toBe(105);
    expect(await patience({ 'Malformed privy/main': [first, second] })).toBe(105);
    expect(
      await patience({
        'Rejected privy/main': [first],
        'AWS/WAFV2 BlockedRequests privy-main-off-list': [second],
      }),
    ).toBe(105);
    expect(await patience({ 'AWS/ApiGateway 5XXError': [first, second] })).toBe(105);
  });

  it('does not count what has no signature, nor the errors of the canary and of other sources again', async () => {
    const hours = [
      ['2026-11-26T21', 5],
      ['2026-11-27T11', 5],
    ] as const;
    const state = async (counted: Counted) => (await look(counted)).lines[0]?.['patience'];

    expect(await state({ 'Rejected privy/main': hours, 'Refused privy/main missing-header': hours })).toBe(
      'intact',
    );
    expect(await state({ 'AWS/ApiGateway 5XXError': hours, CanaryRefused: hours })).toBe('intact');
    expect(await state({ 'AWS/ApiGateway 5XXError': hours, 'Unavailable dynamic/main': hours })).toBe(
      'intact',
    );
    expect(await state({ 'AWS/ApiGateway 5XXError': hours })).toBe('running-out');
  });

  it('begins the silence of a source that never delivered where it looked for the first time', async () => {
    const { published } = await look({ 'SilenceRatio privy/main': [['2026-11-27T00', 1]] });

    expect(published[0]?.[0]).toEqual(['SilenceRatio', 'Count', 3]);
  });

  it('knows a sandbox by the environment of the source', async () => {
    const failed = Array.from({ length: 24 }, (_, hour) => {
      const at = new Date(NOW.getTime() - (hour + 1) * 3_600_000).toISOString().slice(0, 13);
      return [at, 30] as const;
    });
    const { published, lines } = await look({
      'Malformed dynamic/main': failed,
      'Accepted dynamic/main': failed,
    });

    // 240 of 250 were given up at most, and ten more an hour are.
    expect(published[1]?.[1]).toEqual(['PatienceHours', 'Count', 1]);
    expect(lines[1]).toMatchObject({
      level: 'warn',
      patience: 'being-spent',
      spent: { atMost: 240, allowed: 250 },
    });
  });
});

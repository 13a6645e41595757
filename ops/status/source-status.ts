import type { Outcome } from '../../core/intake/receipt.ts';
import { providers } from '../../core/providers/index.ts';
import type { AttemptCount, Patience } from '../../core/providers/patience.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { DescribedSource } from '../../core/stage/stage-description.ts';
import { DELIVERY_METRICS } from '../../lambda/intake/delivery-metrics.ts';
import { OUTCOME_METRICS } from '../../lambda/intake/outcome-metrics.ts';
import type { AsJson } from '../as-json.ts';
import { isAcknowledged } from '../deliveries/delivery.ts';
import { type Latency, latencyOf } from '../metrics/latency.ts';
import { PipelineMetrics } from '../metrics/pipeline-metrics.ts';
import { readNamed, sumOf } from '../metrics/read-named.ts';
import { type SecretState, secretState } from '../secrets/secret-state.ts';
import type { MetricQuery, MetricSeries } from '../stage/metric-reader.ts';
import type { Stage } from '../stage/stage.ts';
import { environmentOf } from './environment-of.ts';
import { silenceRatio } from './silence-ratio.ts';

/** A source over the last 24 hours. Times are ISO 8601. */
export interface SourceStatus {
  readonly source: string;
  readonly provider: string;
  /** The endpoint. */
  readonly url: string;
  /** The last that reached the intake, to the minute. */
  readonly lastDelivery?: { readonly at: string; readonly outcome: Outcome };
  /** How many deliveries had which outcome. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Accepted or parked since midnight UTC. */
  readonly acceptedToday: number;
  /** How many were acknowledged in each of the 24 hours, the oldest first. */
  readonly hours: readonly number[];
  /** How many of the last 15 minutes were answered 503, so that the provider tries again. */
  readonly unavailableLately: number;
  /** From the arrival of a delivery to its answer, in milliseconds. */
  readonly answer?: Latency;
  /** From when an event happened to its arrival, in milliseconds, where the provider tells. */
  readonly lag?: Latency;
  readonly secret: AsJson<SecretState>;
  /** How many were signed with the secret before the last rotation. */
  readonly verifiedByPrevious: number;
  /** How long the provider puts up with failures. Absent where it has published no rule. */
  readonly patience?: AsJson<Patience>;
  /** How silent it was at the last look: from 1 on for too long. Absent where nothing has looked in the last hours. */
  readonly silence?: number;
}

const HOUR = 3_600_000;
const DAY_HOURS = 24;
/** As long as any provider remembers. */
const REMEMBERED_DAYS = 30;
const LATELY_MILLISECONDS = 15 * 60_000;

const OUTCOMES = Object.keys(OUTCOME_METRICS) as Outcome[];

/** Looks at a source: what was delivered, how it was answered, and what its provider will do about it. */
export async function sourceStatus(
  stage: Stage,
  [source, described]: readonly [string, DescribedSource],
): Promise<SourceStatus> {
  const now = stage.now();
  const [minutes, latency, secret, patience, silence] = await Promise.all([
    readOutcomes(stage, source, { hours: DAY_HOURS, periodSeconds: 60 }),
    readLatency(stage, source),
    secretOf(stage, described),
    patienceOf(stage, source, described),
    silenceRatio(stage, source),
  ]);
  const outcomes = OUTCOMES.map((outcome) => [outcome, sumOf(minutes[outcome])] as const);
  const lastDelivery = lastIn(minutes);
  return {
    source,
    provider: described.provider,
    url: described.url,
    ...(lastDelivery === undefined ? {} : { lastDelivery }),
    outcomes: Object.fromEntries(outcomes.filter(([, count]) => count > 0)),
    acceptedToday: sumOf(minutes.accepted, midnight(now)) + sumOf(minutes.parked, midnight(now)),
    hours: hoursOf(minutes, now),
    unavailableLately: sumOf(minutes.unavailable, new Date(now.getTime() - LATELY_MILLISECONDS)),
    ...latency,
    secret,
    ...(patience === undefined ? {} : { patience }),
    ...(silence === undefined ? {} : { silence }),
  };
}

/** Since when it has its secret, and until when the one before counts. No value is read. */
async function secretOf(
  { description, services, now }: Stage,
  { secretId }: DescribedSource,
): Promise<AsJson<SecretState>> {
  const versions = await (await services.secrets()).versions(secretId);
  const state = secretState(versions, { now: now(), graceHours: description.rotationGraceHours });
  return JSON.parse(JSON.stringify(state)) as AsJson<SecretState>;
}

type OutcomeSeries = Readonly<Record<Outcome, MetricSeries>>;

async function readOutcomes(
  { description, metrics, now }: Stage,
  source: string,
  { hours, periodSeconds }: { readonly hours: number; readonly periodSeconds: number },
): Promise<OutcomeSeries> {
  const names = new PipelineMetrics(description);
  const queries = OUTCOMES.map((outcome) => [
    outcome,
    names.ofSource(source, OUTCOME_METRICS[outcome], 'Sum'),
  ]);
  const range = { from: new Date(now().getTime() - hours * HOUR), until: now(), periodSeconds };
  return await readNamed(metrics, Object.fromEntries(queries) as Record<Outcome, MetricQuery>, range);
}

async function readLatency({ description, metrics, now }: Stage, source: string) {
  const names = new PipelineMetrics(description);
  const of = (name: string, statistic: string) => names.ofSource(source, name, statistic);
  const queries = {
    answer50: of(DELIVERY_METRICS.duration, 'p50'),
    answer99: of(DELIVERY_METRICS.duration, 'p99'),
    lag50: of(DELIVERY_METRICS.sourceLag, 'p50'),
    lag99: of(DELIVERY_METRICS.sourceLag, 'p99'),
    previous: of(DELIVERY_METRICS.verifiedByPreviousSecret, 'Sum'),
  };
  const from = new Date(now().getTime() - DAY_HOURS * HOUR);
  const read = await readNamed(metrics, queries, { from, until: now(), periodSeconds: 86_400 });
  const answer = latencyOf(read.answer50, read.answer99);
  const lag = latencyOf(read.lag50, read.lag99);
  return {
    ...(answer === undefined ? {} : { answer }),
    ...(lag === undefined ? {} : { lag }),
    verifiedByPrevious: sumOf(read.previous),
  };
}

async function patienceOf(
  stage: Stage,
  source: string,
  { provider }: DescribedSource,
): Promise<AsJson<Patience> | undefined> {
  const known: Provider | undefined = Object.entries(providers).find(([name]) => name === provider)?.[1];
  if (known?.patience === undefined) return undefined;
  const hours = await readOutcomes(stage, source, {
    hours: REMEMBERED_DAYS * DAY_HOURS,
    periodSeconds: 3_600,
  });
  const attempts = attemptsOf(hours);
  const hasFailed = attempts.some(({ failed }) => failed > 0);
  const environment = hasFailed ? await environmentOf(stage, source) : undefined;
  const patience = known.patience({ attempts, now: stage.now(), environment });
  return JSON.parse(JSON.stringify(patience)) as AsJson<Patience>;
}

/** By the hour: what was acknowledged succeeded for the provider. */
function attemptsOf(series: OutcomeSeries): readonly AttemptCount[] {
  const counts = new Map<number, { succeeded: number; failed: number }>();
  for (const outcome of OUTCOMES)
    for (const { time, value } of series[outcome]) {
      const count = counts.get(time.getTime()) ?? { succeeded: 0, failed: 0 };
      count[isAcknowledged({ outcome }) ? 'succeeded' : 'failed'] += value;
      counts.set(time.getTime(), count);
    }
  return [...counts].sort(([a], [b]) => a - b).map(([at, count]) => ({ at: new Date(at), ...count }));
}

function lastIn(minutes: OutcomeSeries): SourceStatus['lastDelivery'] {
  const last = OUTCOMES.flatMap((outcome) => {
    const point = minutes[outcome].findLast(({ value }) => value > 0);
    return point === undefined ? [] : [{ at: point.time.toISOString(), outcome }];
  });
  return last.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))[0];
}

function midnight(now: Date): Date {
  return new Date(now.toISOString().slice(0, 'yyyy-mm-dd'.length));
}

function hoursOf(minutes: OutcomeSeries, now: Date): readonly number[] {
  const begin = now.getTime() - DAY_HOURS * HOUR;
  const hours = Array.from({ length: DAY_HOURS }, () => 0);
  for (const outcome of OUTCOMES.filter((name) => isAcknowledged({ outcome: name })))
    for (const { time, value } of minutes[outcome]) {
      const hour = Math.min(DAY_HOURS - 1, Math.max(0, Math.floor((time.getTime() - begin) / HOUR)));
      hours[hour] = (hours[hour] ?? 0) + value;
    }
  return hours;
}

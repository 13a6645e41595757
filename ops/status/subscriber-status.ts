import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import { EVENT_AGE_METRIC, VERDICT_METRICS } from '../../lambda/handler-kit/handler-metrics.ts';
import { type Latency, latencyOf } from '../metrics/latency.ts';
import { oldestMessageIn, PipelineMetrics } from '../metrics/pipeline-metrics.ts';
import { readNamed, sumOf } from '../metrics/read-named.ts';
import { QuarantineReader } from '../quarantine/read-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { isPaused } from '../subscribers/is-paused.ts';
import { queuedIn } from '../subscribers/queued-in.ts';

/** A subscriber: what waits for it now, and what it did in the last 24 hours. Times are ISO 8601. */
export interface SubscriberStatus {
  readonly subscriber: string;
  readonly kind: DescribedSubscriber['kind'];
  readonly isPaused: boolean;
  /** Messages in its queue that nobody has in hand, those that wait to be tried again among them. */
  readonly waiting: number;
  readonly inHand: number;
  /** How long the oldest message has been in its queue. */
  readonly oldestSeconds?: number;
  /** Messages that were not handled, and messages that SNS could not deliver. */
  readonly dead: number;
  readonly notDelivered: number;
  /** What a handler or an https destination did. Absent for a consumer, of which nothing is known here. */
  readonly handling?: HandlingStatus;
}

/** What a handler did, and what it gave up on. */
export interface HandlingStatus {
  /** Events that it was through with in the last 24 hours, and in the last five minutes. */
  readonly handled: number;
  readonly handledLately: number;
  /** Attempts that failed in the last 24 hours, and in the last five minutes. */
  readonly failed: number;
  readonly failedLately: number;
  /** From when an event happened to when it was handled, in milliseconds. */
  readonly eventAge?: Latency;
  readonly quarantine: { readonly users: number; readonly events: number; readonly since?: string };
}

const DAY_MILLISECONDS = 86_400_000;
const LATELY_MILLISECONDS = 5 * 60_000;

/** Looks at a subscriber. */
export async function subscriberStatus(
  stage: Stage,
  [name, described]: readonly [string, DescribedSubscriber],
): Promise<SubscriberStatus> {
  const { kind, queueUrl, dlqUrl, subscriptionDlqUrl, functionName } = described;
  const queues = await stage.services.queues();
  const [counts, dead, notDelivered, oldestSeconds, paused, handling] = await Promise.all([
    queues.counts(queueUrl),
    queuedIn(stage, dlqUrl),
    queuedIn(stage, subscriptionDlqUrl),
    oldestIn(stage, queueUrl),
    functionName === undefined ? false : isPaused(stage, functionName),
    functionName === undefined ? undefined : handlingStatus(stage, name),
  ]);
  const isEmpty = counts.waiting + counts.inHand + counts.delayed === 0;
  return {
    subscriber: name,
    kind,
    isPaused: paused,
    waiting: counts.waiting + counts.delayed,
    inHand: counts.inHand,
    ...(isEmpty || oldestSeconds === undefined ? {} : { oldestSeconds }),
    dead,
    notDelivered,
    ...(handling === undefined ? {} : { handling }),
  };
}

async function oldestIn({ metrics, now }: Stage, queueUrl: string): Promise<number | undefined> {
  const from = new Date(now().getTime() - LATELY_MILLISECONDS);
  const range = { from, until: now(), periodSeconds: 60 };
  const { oldest } = await readNamed(metrics, { oldest: oldestMessageIn(queueUrl) }, range);
  return oldest.at(-1)?.value;
}

async function handlingStatus(stage: Stage, handler: string): Promise<HandlingStatus> {
  const { description, metrics } = stage;
  const now = stage.now();
  const names = new PipelineMetrics(description);
  const of = (name: string, statistic: string) => names.ofHandler(handler, name, statistic);
  const from = new Date(now.getTime() - DAY_MILLISECONDS);
  const [counts, ages, gates] = await Promise.all([
    readNamed(
      metrics,
      {
        applied: of(VERDICT_METRICS.applied, 'Sum'),
        duplicate: of(VERDICT_METRICS.duplicate, 'Sum'),
        stale: of(VERDICT_METRICS.stale, 'Sum'),
        ignored: of(VERDICT_METRICS.ignored, 'Sum'),
        failed: of(VERDICT_METRICS.failed, 'Sum'),
      },
      { from, until: now, periodSeconds: 60 },
    ),
    readNamed(
      metrics,
      { p50: of(EVENT_AGE_METRIC, 'p50'), p99: of(EVENT_AGE_METRIC, 'p99') },
      { from, until: now, periodSeconds: 86_400 },
    ),
    new QuarantineReader(stage, handler).gates(),
  ]);
  const { failed, ...through } = counts;
  const lately = new Date(now.getTime() - LATELY_MILLISECONDS);
  const handled = (since?: Date) =>
    Object.values(through).reduce((sum, series) => sum + sumOf(series, since), 0);
  const eventAge = latencyOf(ages.p50, ages.p99);
  const since = gates.map(({ openedAt }) => openedAt.toISOString()).sort()[0];
  return {
    handled: handled(),
    handledLately: handled(lately),
    failed: sumOf(failed),
    failedLately: sumOf(failed, lately),
    ...(eventAge === undefined ? {} : { eventAge }),
    quarantine: {
      users: gates.length,
      events: gates.reduce((sum, { events }) => sum + events, 0),
      ...(since === undefined ? {} : { since }),
    },
  };
}

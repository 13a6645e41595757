import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { DELIVERY_METRICS } from '../../lambda/intake/delivery-metrics.ts';
import { A_FEW } from '../observability/a-few.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { SourceMetrics } from './source-metrics.ts';

const PERIOD = Duration.hours(1);
/** Long enough for the first three attempts of an event: six minutes at Privy, two at Dynamic. */
const ATTEMPTS = Duration.minutes(15);
/** A call that fails once is made up for by the next delivery; one in ten is an outage of six minutes in the hour. */
const DEGRADED_PERCENT = 10;

/** Once is an outage that is over; in each of three periods it does not end. */
const PARKING_PERIOD = Duration.minutes(5);
const PERIODS_OF_PARKING = 3;

/** One clock that is off for a moment is no reason to wake anybody; a form that cannot be read any more is. */
const UNCLEAR_TIMES_PER_HOUR = 10;

/** The alarms on the deliveries of one source. Each is a fault that the provider counts against the endpoint, or soon will. */
export function sourceAlarms(scope: Construct, metrics: SourceMetrics): Alarm[] {
  const { source } = metrics;
  const id = source.replace('/', '-');
  return [
    raiseAlarm(scope, `${id}-unavailable`, {
      kind: 'unavailable',
      subject: source,
      description: `${source}: deliveries get 503, because they can be neither published nor parked or the signing secret cannot be used. Read the reason.`,
      command: `tail --source ${source} --outcome unavailable --since 1h --no-follow`,
      metric: metrics.outcome('unavailable', { period: ATTEMPTS }),
      atLeast: A_FEW,
    }),
    raiseAlarm(scope, `${id}-all-rejected`, {
      kind: 'all-rejected',
      subject: source,
      description: `${source}: for a quarter of an hour no signature was right, so the signing secret is wrong or all are forged; the provider will switch the endpoint off. Compare the secret with the provider's dashboard and put it again.`,
      command: `secret put ${source}`,
      metric: allRejected(metrics),
      atLeast: A_FEW,
    }),
    raiseAlarm(scope, `${id}-degraded`, {
      kind: 'degraded',
      subject: source,
      description: `${source}: for a tenth of the deliveries of an hour the ledger or the table of parked events failed; events are published all the same, but subscribers may get copies or get them out of order. Look at the throttling of both tables, and for the faults.`,
      command: `tail --source ${source} --since 1h --no-follow`,
      metric: degradedPercent(metrics),
      atLeast: DEGRADED_PERCENT,
    }),
    raiseAlarm(scope, `${id}-still-parking`, {
      kind: 'still-parking',
      subject: source,
      description: `${source}: for ${PERIODS_OF_PARKING * PARKING_PERIOD.toMinutes()} minutes deliveries have been parked again and again, however soon they were published: the topic fails for some, or events of a user come faster than they can be published. Look what waits, and read the faults in the drain's log and, of deliveries with the outcome "parked", in that of the intake.`,
      command: 'parked list',
      metric: parkedInEachPeriod(metrics),
      atLeast: 1,
      periods: PERIODS_OF_PARKING,
    }),
    raiseAlarm(scope, `${id}-refused-for-good`, {
      kind: 'refused-for-good',
      subject: source,
      description: `${source}: deliveries with a right signature are refused and will be whenever they come again, because they are no event, too large for a message, or older than the ledger remembers. Read the reason; the provider gives up on them.`,
      command: `tail --source ${source} --since 2h --no-follow`,
      metric: refusedForGood(metrics),
      atLeast: 1,
    }),
    raiseAlarm(scope, `${id}-previous-secret`, {
      kind: 'previous-secret',
      subject: source,
      description: `${source}: deliveries are still signed with the secret before the last rotation, and its grace is over or will be soon; then they are refused. Look which secret the provider's dashboard shows, and put that one.`,
      command: 'secret status',
      metric: stillByPrevious(metrics),
      atLeast: 1,
    }),
    raiseAlarm(scope, `${id}-unclear-times`, {
      kind: 'unclear-times',
      subject: source,
      description: `${source}: the provider's times cannot be read or are ahead, so that its events do not replace what handlers know by time. Look for "timeSource" in the intake's log, and at the times of those events.`,
      command: `events --source ${source} --since 1h`,
      metric: metrics.count(DELIVERY_METRICS.unclearTime, { period: PERIOD }),
      atLeast: UNCLEAR_TIMES_PER_HOUR,
    }),
  ];
}

/** A period in which nothing is parked says so. Where it were missing, CloudWatch would take three that are far apart for three in a row. */
function parkedInEachPeriod(metrics: SourceMetrics): MathExpression {
  return new MathExpression({
    expression: 'FILL(parked, 0)',
    label: 'Parked',
    period: PARKING_PERIOD,
    usingMetrics: { parked: metrics.outcome('parked', { period: PARKING_PERIOD }) },
  });
}

/** All that needs a right signature, so that nobody without the secret can ring for it. */
function refusedForGood(metrics: SourceMetrics): MathExpression {
  const period = PERIOD;
  return sumOf('Verified and refused for good', period, [
    metrics.outcome('malformed', { period }),
    metrics.refused('message-too-large', { period }),
    metrics.refused('stale-event', { period }),
  ]);
}

/** Who makes such a signature has that secret: the provider does, or somebody for whose sake it was changed. */
function stillByPrevious(metrics: SourceMetrics): MathExpression {
  const period = PERIOD;
  return sumOf('Signed with the secret before', period, [
    metrics.count(DELIVERY_METRICS.verifiedByEndingSecret, { period }),
    metrics.refused('expired-secret', { period }),
  ]);
}

/** The sum of metrics of which each is silent while it has nothing to say. */
function sumOf(label: string, period: Duration, metrics: readonly Metric[]): MathExpression {
  return new MathExpression({
    expression: `SUM([${metrics.map((_, index) => `m${index}`).join(',')}])`,
    label,
    period,
    usingMetrics: Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric])),
  });
}

/**
 * How many deliveries were rejected though they were signed, where none had another outcome. The first two metrics come with every
 * rejected delivery, so that the comparison never meets one that is missing, as it would if it looked for the absence of accepted
 * ones; with every other delivery comes the second, so that it is over with the first that is accepted. What has no signature is
 * no provider's, whoever sends it.
 */
function allRejected(metrics: SourceMetrics): MathExpression {
  const period = ATTEMPTS;
  return new MathExpression({
    expression: 'IF(FILL(rejected, 0) >= deliveries, FILL(rejected, 0) - FILL(unsigned, 0), 0)',
    label: 'Signed and rejected, and nothing else',
    period,
    usingMetrics: {
      rejected: metrics.outcome('rejected', { period }),
      deliveries: metrics.deliveries({ period }),
      unsigned: metrics.refused('missing-header', { period }),
    },
  });
}

/** The share of deliveries that were degraded, where they were a few at least. With each of them come both metrics. */
function degradedPercent(metrics: SourceMetrics): MathExpression {
  return new MathExpression({
    expression: `IF(FILL(degraded, 0) >= ${A_FEW}, 100 * FILL(degraded, 0) / deliveries, 0)`,
    label: 'Percent degraded',
    period: PERIOD,
    usingMetrics: {
      degraded: metrics.count(DELIVERY_METRICS.degraded, { period: PERIOD }),
      deliveries: metrics.deliveries({ period: PERIOD }),
    },
  });
}

import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { DELIVERY_METRICS } from '../../lambda/intake/delivery-metrics.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { SourceMetrics } from './source-metrics.ts';

const PERIOD = Duration.hours(1);

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
      description: `${source}: deliveries get 503, because they can be neither published nor parked or the signing secret cannot be used. Read the reason in the intake's log.`,
      metric: metrics.outcome('unavailable', { period: PERIOD }),
      atLeast: 1,
    }),
    raiseAlarm(scope, `${id}-all-rejected`, {
      kind: 'all-rejected',
      subject: source,
      description: `${source}: every delivery of the last hour was rejected, so the signing secret is wrong or all are forged; the provider will switch the endpoint off. Compare the secret with the provider's dashboard and put it again.`,
      metric: allRejected(metrics),
      atLeast: 1,
    }),
    raiseAlarm(scope, `${id}-degraded`, {
      kind: 'degraded',
      subject: source,
      description: `${source}: the ledger or the table of parked events fails; events are published all the same, but subscribers may get copies or get them out of order. Look for "degraded" in the intake's log, and at the throttling of both tables.`,
      metric: metrics.count(DELIVERY_METRICS.degraded, { period: PERIOD }),
      atLeast: 1,
    }),
    raiseAlarm(scope, `${id}-still-parking`, {
      kind: 'still-parking',
      subject: source,
      description: `${source}: for ${PERIODS_OF_PARKING * PARKING_PERIOD.toMinutes()} minutes deliveries have been parked again and again, however soon they were published: the topic fails for some, or events of a user come faster than they can be published. Read the faults in the intake's log of deliveries with the outcome "parked", and the drain's log.`,
      metric: metrics.outcome('parked', { period: PARKING_PERIOD }),
      atLeast: 1,
      periods: PERIODS_OF_PARKING,
    }),
    raiseAlarm(scope, `${id}-unclear-times`, {
      kind: 'unclear-times',
      subject: source,
      description: `${source}: the provider's times cannot be read or are ahead, so that its events do not replace what handlers know by time. Look for "timeSource" in the intake's log, and at the times in the payloads of those events.`,
      metric: metrics.count(DELIVERY_METRICS.unclearTime, { period: PERIOD }),
      atLeast: UNCLEAR_TIMES_PER_HOUR,
    }),
  ];
}

/**
 * How many deliveries were rejected where none had another outcome. Both metrics come with every rejected delivery, so the
 * comparison never meets one that is missing, as it would if it looked for the absence of accepted ones.
 */
function allRejected(metrics: SourceMetrics): MathExpression {
  return new MathExpression({
    expression: 'IF(rejected >= deliveries, rejected, 0)',
    label: 'Rejected, and nothing else',
    period: PERIOD,
    usingMetrics: {
      rejected: metrics.outcome('rejected', { period: PERIOD }),
      deliveries: metrics.deliveries({ period: PERIOD }),
    },
  });
}

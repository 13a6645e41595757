import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { DRAIN_METRICS } from '../../lambda/drain/drain-metrics.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { DrainMetrics } from './drain-metrics.ts';

/** What is parked comes out with the next run once the topic is well: after a few minutes it is not. */
const PARKED_TOO_LONG = Duration.minutes(5);
/** A run that fails once is made up for by the next. */
const RUNS_FAILED_MINUTES = 3;

/** What takes part in parking. */
export interface ParkingFunctions {
  /** What publishes what is parked. */
  readonly drain: IFunction;
  /** What parks. */
  readonly intake: IFunction;
}

/** The alarms on what is parked, and on the function that publishes it. */
export function drainAlarms(
  scope: Construct,
  metrics: DrainMetrics,
  { drain, intake }: ParkingFunctions,
): Alarm[] {
  return [
    raiseAlarm(scope, 'ParkedTooLong', {
      kind: 'parked-too-long',
      description: `Events have been parked for ${PARKED_TOO_LONG.toMinutes()} minutes, or deliveries come and the drain does not report. Look what waits, and read the drain's log, which names the topic's error or its own.`,
      command: 'parked list',
      metric: secondsParked(metrics, intake),
      atLeast: PARKED_TOO_LONG.toSeconds(),
      missingData: TreatMissingData.IGNORE,
    }),
    // Each run has lines of its own: where one fails, the others say that all is well with theirs.
    raiseAlarm(scope, 'Failing', {
      kind: 'drain-failing',
      description: `For ${RUNS_FAILED_MINUTES} minutes a run of the drain has failed or could not list its lines, so that some of what is parked stands still. Read the error in its log, and look what waits.`,
      command: 'parked list',
      metric: drain.metricErrors({ period: Duration.minutes(1) }),
      atLeast: 1,
      periods: RUNS_FAILED_MINUTES,
    }),
    raiseAlarm(scope, 'SetAside', {
      kind: 'set-aside',
      description:
        'The topic refused an event for good; it is kept, and later events of its user go on. Look which one and why, and release it or drop it.',
      command: 'parked list',
      // It is said once, in the run that finds it.
      metric: metrics.of(DRAIN_METRICS.setAside, Stats.SUM).with({ period: Duration.hours(1) }),
      atLeast: 1,
    }),
  ];
}

/**
 * How old the oldest parked event is. A drain that does not report is as bad, once something can be parked: before the first delivery
 * it has perhaps not run yet. Missing data that is taken for a fault would ring in every new stage, as CloudWatch evaluates an alarm
 * when it is made.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
function secondsParked(metrics: DrainMetrics, intake: IFunction): MathExpression {
  return new MathExpression({
    expression: `IF(FILL(age, -1) >= 0, age, IF(FILL(deliveries, 0) > 0, ${PARKED_TOO_LONG.toSeconds()}, 0))`,
    label: 'Seconds parked',
    period: PARKED_TOO_LONG,
    usingMetrics: {
      age: metrics.of(DRAIN_METRICS.oldestParkedAge, Stats.MAXIMUM).with({ period: PARKED_TOO_LONG }),
      deliveries: intake.metricInvocations(),
    },
  });
}

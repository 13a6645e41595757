import { Duration } from 'aws-cdk-lib';
import { type Alarm, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { DRAIN_METRICS } from '../../lambda/drain/drain-metrics.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { DrainMetrics } from './drain-metrics.ts';

/** What is parked comes out with the next run once the topic is well: after a few minutes it is not. */
const PARKED_TOO_LONG = Duration.minutes(5);
/** A run that fails once is made up for by the next. */
const RUNS_FAILED_MINUTES = 3;

/** The alarms on what is parked, and on the function that publishes it. */
export function drainAlarms(scope: Construct, metrics: DrainMetrics, drain: IFunction): Alarm[] {
  return [
    raiseAlarm(scope, 'ParkedTooLong', {
      kind: 'parked-too-long',
      description: `Events have been parked for ${PARKED_TOO_LONG.toMinutes()} minutes, or the drain does not run. Look what waits, and read the drain's log, which names the topic's error or its own.`,
      command: 'parked list',
      metric: metrics.of(DRAIN_METRICS.oldestParkedAge, Stats.MAXIMUM),
      atLeast: PARKED_TOO_LONG.toSeconds(),
      periods: 3,
      missingData: TreatMissingData.BREACHING,
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

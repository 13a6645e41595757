import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { KeeperMetrics } from './keeper-metrics.ts';
import { missedRun } from './missed-run.ts';
import { UNTIL_THE_NEXT_RUN } from './until-the-next-run.ts';

const PERIOD = Duration.hours(6);
const STOPPED_PERIOD = Duration.minutes(10);
const STOPPED_PERIODS = 3;

/** What is compared. */
export interface KeeperFunctions {
  /** What keeps the archive. */
  readonly keeper: IFunction;
  /** What runs every minute, by which a stage is known to be there. */
  readonly drain: IFunction;
}

/** The alarms on what is wrong in the archive, and on the function that keeps it. */
export function keeperAlarms(
  scope: Construct,
  metrics: KeeperMetrics,
  { keeper, drain }: KeeperFunctions,
): Alarm[] {
  return [
    raiseAlarm(scope, 'Damaged', {
      kind: 'archive-damaged',
      description:
        "Something in the archive is no event, or not as its manifest says, and was left where it is. Read in the log of the archive's keeper which object that is and what is wrong with it; an earlier version may still be in the bucket.",
      command: 'archive compact',
      metric: metrics.count('damaged'),
      atLeast: 1,
      missingData: UNTIL_THE_NEXT_RUN,
    }),
    raiseAlarm(scope, 'Failing', {
      kind: 'keeper-failing',
      description:
        "The archive's keeper fails or cannot start; what is not compacted stays and is read where it is. Read the error in its log, and look what it has done.",
      command: 'archive count',
      metric: new MathExpression({
        expression: 'FILL(errors, 0) + FILL(throttles, 0)',
        usingMetrics: { errors: keeper.metricErrors(), throttles: keeper.metricThrottles() },
        period: PERIOD,
        label: 'Errors and throttles',
      }),
      atLeast: 1,
    }),
    raiseAlarm(scope, 'Behind', {
      kind: 'compaction-behind',
      description:
        "The archive's keeper had no time for all days that are to be compacted. Look in its log how long they take, and begin it again, or give it more memory.",
      command: 'archive compact --yes',
      metric: metrics.count('daysNotCompacted'),
      atLeast: 1,
      missingData: UNTIL_THE_NEXT_RUN,
    }),
    missedRun(scope, 'NotCompacted', {
      kind: 'not-compacted',
      what: 'The archive has not been compacted',
      runs: metrics.count('daysNotCompacted'),
      command: 'archive compact --yes',
      keeper,
    }),
    raiseAlarm(scope, 'Stopped', {
      kind: 'keeper-stopped',
      description:
        "For half an hour the archive's keeper was not begun at all, which its schedules should do every five minutes. Look in EventBridge whether its rules are enabled, and whether the function may run.",
      command: 'archive count',
      metric: new MathExpression({
        // What is missing is no fault by itself: it is in a new stage, where CloudWatch evaluates the alarm as soon as it is made.
        expression: 'IF(FILL(drained, 0) > 0, IF(FILL(kept, 0) > 0, 0, 1), 0)',
        usingMetrics: { drained: drain.metricInvocations(), kept: keeper.metricInvocations() },
        period: STOPPED_PERIOD,
        label: 'Not begun',
      }),
      atLeast: 1,
      periods: STOPPED_PERIODS,
      missingData: TreatMissingData.IGNORE,
    }),
  ];
}

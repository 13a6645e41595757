import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { raiseAlarm } from '../observability/raise-alarm.ts';

const PERIOD = Duration.hours(6);
/** A day, and a quarter of one for a run that is late. */
const PERIODS = 5;

/** What should have happened within a day. */
export interface DailyRun {
  /** What its alarm is called, and its section in the runbook. */
  readonly kind: string;
  /** That it has not, as a sentence without its end. */
  readonly what: string;
  /** What each run measures, whatever it finds. */
  readonly runs: Metric;
  /** What begins it by hand. */
  readonly command: string;
  /** The function that runs: nothing is missed before it was there. */
  readonly keeper: IFunction;
}

/** An alarm on something that should be done every day and was not, whether it failed or was never begun. */
export function missedRun(
  scope: Construct,
  id: string,
  { kind, what, runs, command, keeper }: DailyRun,
): Alarm {
  return raiseAlarm(scope, id, {
    kind,
    description: `${what} for ${PERIOD.toHours() * PERIODS} hours. Look in EventBridge whether its rule is enabled, and in the log of the archive's keeper what became of the last run; then begin one.`,
    command,
    metric: new MathExpression({
      expression: 'IF(invocations > 0, IF(FILL(runs, 0) > 0, 0, 1), 0)',
      usingMetrics: {
        invocations: keeper.metricInvocations(),
        runs: runs.with({ statistic: Stats.SAMPLE_COUNT }),
      },
      period: PERIOD,
      label: 'Periods without a run',
    }),
    atLeast: 1,
    periods: PERIODS,
  });
}

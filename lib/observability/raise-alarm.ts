import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import { alarmSettingsOf } from './alarm-settings.ts';

/** When an alarm rings, and what it says then. */
export interface AlarmCondition {
  /** What is wrong when it rings, and what to do first, in one or two sentences. */
  readonly description: string;
  /** What is watched, over which period. */
  readonly metric: IMetric;
  /** The lowest value that raises the alarm. */
  readonly atLeast: number;
  /** How many periods of the metric in a row. @default 1 */
  readonly periods?: number;
  /** What silence means. @default all is well */
  readonly missingData?: TreatMissingData;
}

/**
 * An alarm, named after its owner and notifying whom its part of the tree notifies. Most metrics are silent while all is
 * well: queues, errors and blocked requests report nothing then.
 */
export function raiseAlarm(
  scope: Construct,
  id: string,
  { metric, description, atLeast, periods = 1, missingData }: AlarmCondition,
): Alarm {
  const { owner, topic } = alarmSettingsOf(scope);
  const alarm = new Alarm(scope, id, {
    metric,
    alarmDescription: owner === undefined ? description : `[${owner}] ${description}`,
    threshold: atLeast,
    evaluationPeriods: periods,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: missingData ?? TreatMissingData.NOT_BREACHING,
  });
  if (topic === undefined) return alarm;
  const action = new SnsAction(topic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
}

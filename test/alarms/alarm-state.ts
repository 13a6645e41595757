export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** One period of what an alarm watches. */
export type Point = 'good' | 'bad' | 'missing';

/** How many bad periods of how many raise an alarm, and what those count for that nobody measured. */
export interface AlarmRule {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: 'breaching' | 'notBreaching' | 'ignore' | 'missing';
}

/**
 * How many more periods CloudWatch reads than it evaluates. It says that they are some, and reads five for three in its examples.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export const MORE_PERIODS = 2;

/**
 * The state after an evaluation, by what CloudWatch documents.
 *
 * What was measured counts before what is missing: the latest of it is evaluated, as far back as CloudWatch reads, and only
 * what it takes to fill the rest is decided by the rule for missing data. That is why an alarm on a metric that is silent while
 * all is well stays up for some periods more.
 *
 * @param points the periods that are read, the oldest first.
 */
export function nextState(rule: AlarmRule, points: readonly Point[], state: AlarmState): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, missingData } = rule;
  const measured = points.filter((point) => point !== 'missing').slice(-evaluationPeriods);
  const bad = measured.filter((point) => point === 'bad').length;
  const filled = evaluationPeriods - measured.length;
  const isRaised = bad >= datapointsToAlarm;
  if (isRaised || filled === 0 || missingData === 'notBreaching') return isRaised ? 'ALARM' : 'OK';
  if (missingData === 'breaching') return bad + filled >= datapointsToAlarm ? 'ALARM' : 'OK';
  if (measured.includes('good')) return 'OK';
  if (missingData === 'ignore') return state;
  // The oldest bad one is so old that the alarm would be up, had those after it been as bad.
  const oldestBad = points.length - points.indexOf('bad');
  return bad > 0 && oldestBad >= datapointsToAlarm ? 'ALARM' : 'INSUFFICIENT_DATA';
}

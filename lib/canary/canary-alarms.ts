import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { CANARY_METRICS } from '../../lambda/canary/canary-metrics.ts';
import { SHARDS_OF_RUNS } from '../../lambda/drain/shards-per-run.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import { CANARY_INTERVAL, type CanaryMetrics } from './canary-metrics.ts';

/** One that fails may be a deployment, or the network between two data centres. */
const FAILED_FLIGHTS = 2;
const OF_FLIGHTS = 3;

const LAST_FLIGHTS = Duration.minutes(OF_FLIGHTS * CANARY_INTERVAL.toMinutes());
/** A stage is deployed for some minutes after its drain runs, and the canary flies for the first time five minutes later. */
const NOT_NEW_AFTER = Duration.minutes(12);

const FAILED = `${FAILED_FLIGHTS} of the last ${OF_FLIGHTS} events that the pipeline sent to itself, one every ${CANARY_INTERVAL.toMinutes()} minutes,`;

/** The alarms on the pipeline as a provider and a handler see it. `drain` runs every minute, by which a stage is known to be there. */
export function canaryAlarms(scope: Construct, metrics: CanaryMetrics, drain: IFunction): Alarm[] {
  return [
    raiseAlarm(scope, 'Refused', {
      kind: 'canary-refused',
      description: `${FAILED} were not answered with 200, so that providers are refused too. Read the status and the reason in the canary's log, by the saved query "canary".`,
      command: 'status',
      metric: metrics.of(CANARY_METRICS.refused, Stats.SUM),
      atLeast: 1,
      periods: FAILED_FLIGHTS,
      outOf: OF_FLIGHTS,
    }),
    raiseAlarm(scope, 'Lost', {
      kind: 'canary-lost',
      description: `${FAILED} were answered with 200 and not handled within a minute, or none was sent in that time. Look whether events are parked, and whether the canary's functions fail or are throttled: their lines are in the saved query "canary".`,
      command: 'parked list',
      metric: lostFlights(metrics, drain),
      atLeast: FAILED_FLIGHTS,
      missingData: TreatMissingData.IGNORE,
    }),
  ];
}

/**
 * How many of the last flights were lost. Where there was none it is as bad, because a canary that does not fly sees nothing; but in a
 * new stage it has not begun.
 */
function lostFlights(metrics: CanaryMetrics, drain: IFunction): MathExpression {
  const runs = SHARDS_OF_RUNS.length * NOT_NEW_AFTER.toMinutes();
  return new MathExpression({
    expression: `IF(FILL(flights, 0) > 0, lost, IF(FILL(drained, 0) >= ${runs}, ${FAILED_FLIGHTS}, 0))`,
    label: 'Lost flights',
    period: LAST_FLIGHTS,
    usingMetrics: {
      lost: metrics.of(CANARY_METRICS.lost, Stats.SUM).with({ period: LAST_FLIGHTS }),
      flights: metrics.of(CANARY_METRICS.lost, Stats.SAMPLE_COUNT).with({ period: LAST_FLIGHTS }),
      drained: drain.metricInvocations(),
    },
  });
}

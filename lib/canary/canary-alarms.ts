import { type Alarm, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { CANARY_METRICS } from '../../lambda/canary/canary-metrics.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import { CANARY_INTERVAL, type CanaryMetrics } from './canary-metrics.ts';

/** One that fails may be a deployment, or the network between two data centres. */
const FAILED_FLIGHTS = 2;
const OF_FLIGHTS = 3;

const FAILED = `${FAILED_FLIGHTS} of the last ${OF_FLIGHTS} events that the pipeline sent to itself, one every ${CANARY_INTERVAL.toMinutes()} minutes,`;

/** The alarms on the pipeline as a provider and a handler see it. */
export function canaryAlarms(scope: Construct, metrics: CanaryMetrics): Alarm[] {
  const often = { periods: FAILED_FLIGHTS, outOf: OF_FLIGHTS } as const;
  return [
    raiseAlarm(scope, 'Refused', {
      kind: 'canary-refused',
      description: `${FAILED} were not answered with 200, so that providers are refused too. Read the status and the reason in the canary's log, by the saved query "canary".`,
      command: 'status',
      metric: metrics.of(CANARY_METRICS.refused, Stats.SUM),
      atLeast: 1,
      ...often,
    }),
    raiseAlarm(scope, 'Lost', {
      kind: 'canary-lost',
      description: `${FAILED} were answered with 200 and not handled within a minute, or none was sent. Look whether events are parked, and whether the canary's functions fail or are throttled: their lines are in the saved query "canary".`,
      command: 'parked list',
      metric: metrics.of(CANARY_METRICS.lost, Stats.SUM),
      atLeast: 1,
      ...often,
      // A canary that does not fly sees nothing.
      missingData: TreatMissingData.BREACHING,
    }),
  ];
}

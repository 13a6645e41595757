import { type Alarm, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { FUSE } from '../../core/quarantine/guarded-batch.ts';
import { QUARANTINE_METRICS, STEP_METRICS } from '../../lambda/handler-kit/handler-metrics.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { HandlerMetrics } from './handler-metrics.ts';

/** What is in a handler's quarantine, and what keeps it from getting there. */
export function quarantineAlarms(scope: Construct, name: string, metrics: HandlerMetrics): Alarm[] {
  return [
    raiseAlarm(scope, 'InQuarantine', {
      description: `${name}: events were given up on and wait, with the later ones of their users; everybody else goes on. List them by the command that the stack prints for ${name}, mend what fails, and release them, or drop what cannot be handled.`,
      metric: metrics.of(QUARANTINE_METRICS.users, Stats.MAXIMUM),
      atLeast: 1,
      // Silence is no sign that anybody has been released.
      missingData: TreatMissingData.IGNORE,
    }),
    raiseAlarm(scope, 'Outage', {
      description: `${name}: events fail though they were tried to the end of the schedule, and ${name} succeeds for nobody else: an outage, not poison. They are tried on and nothing is lost. Look at what ${name} depends on; the error is in its log.`,
      metric: metrics.of(STEP_METRICS.outage, Stats.SUM),
      atLeast: 1,
    }),
    raiseAlarm(scope, 'QuarantineFull', {
      description: `${name}: ${FUSE} users are in quarantine, so that no more are put there; their events are tried on. So many users are not poison: look for what they have in common, mend it, and release them.`,
      metric: metrics.of(STEP_METRICS.full, Stats.SUM),
      atLeast: 1,
    }),
  ];
}

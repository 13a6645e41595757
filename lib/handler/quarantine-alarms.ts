import { Duration } from 'aws-cdk-lib';
import { type Alarm, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { FUSE } from '../../core/quarantine/guarded-batch.ts';
import { QUARANTINE_METRICS, STEP_METRICS } from '../../lambda/handler-kit/handler-metrics.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { HandlerMetrics } from './handler-metrics.ts';

/** What is tried on comes again after half an hour and a fifth of it, and says so again. */
const LONGEST_WAIT = Duration.hours(1);

/** What is in a handler's quarantine, and what keeps it from getting there. */
export function quarantineAlarms(scope: Construct, name: string, metrics: HandlerMetrics): Alarm[] {
  return [
    raiseAlarm(scope, 'InQuarantine', {
      kind: 'quarantined',
      subject: name,
      description: `${name}: events were given up on and wait, with the later ones of their users, while everybody else goes on. Find them and their errors, mend what fails, and release the users, or drop what cannot be handled.`,
      command: `quarantine list ${name}`,
      metric: metrics.of(QUARANTINE_METRICS.users, Stats.MAXIMUM),
      atLeast: 1,
      // Silence is no sign that anybody has been released.
      missingData: TreatMissingData.IGNORE,
    }),
    raiseAlarm(scope, 'Outage', {
      kind: 'outage',
      subject: name,
      description: `${name}: an outage, not poison: events have failed to the end of the schedule, ${name} succeeds for nobody else, and they are tried on. Look at what ${name} depends on, and for the error; nothing is lost and nothing needs to be released.`,
      command: `tail --subscriber ${name} --outcome failed --since 1h --no-follow`,
      metric: metrics.of(STEP_METRICS.outage, Stats.SUM).with({ period: LONGEST_WAIT }),
      atLeast: 1,
    }),
    raiseAlarm(scope, 'QuarantineFull', {
      kind: 'quarantine-full',
      subject: name,
      description: `${name}: ${FUSE} users are in quarantine, so that no more are put there and their events are tried on. Look for what so many users have in common, mend it, and release them.`,
      command: `quarantine list ${name}`,
      metric: metrics.of(STEP_METRICS.full, Stats.SUM).with({ period: LONGEST_WAIT }),
      atLeast: 1,
    }),
  ];
}

import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ARCHIVE_METRICS } from '../../lambda/archive/archive-metrics.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { ArchiveMetrics } from './archive-metrics.ts';
import { type ArchiveQueue, MAX_RECEIVES, QUEUE_RETENTION } from './archive-queue.ts';

const LATE_AFTER = Duration.minutes(15);
const PERIOD = Duration.minutes(5);
/** What fails once is made up for when it comes again. */
const FAILING_PERIODS = 3;

/** What is watched. */
export interface WatchedArchive {
  readonly queue: ArchiveQueue;
  readonly metrics: ArchiveMetrics;
  readonly writer: IFunction;
}

/** The alarms on events that are not in the archive, or not yet. */
export function archiveAlarms(scope: Construct, { queue, metrics, writer }: WatchedArchive): Alarm[] {
  const keptDays = QUEUE_RETENTION.toDays();
  return [
    raiseAlarm(scope, 'NotArchived', {
      kind: 'not-archived',
      description: `Events were received ${MAX_RECEIVES} times and are not in the archive; they wait in the dead-letter queue until they are ${keptDays} days old. Find the error in the log of the archive's writer, mend it, and put them back.`,
      command: 'dead redrive archive',
      metric: queue.deadLetterQueue.metricApproximateNumberOfMessagesVisible(),
      atLeast: 1,
    }),
    raiseAlarm(scope, 'NotDelivered', {
      kind: 'archive-not-delivered',
      description: `SNS could not put events into the archive's queue; they wait in the subscription's dead-letter queue, for ${keptDays} days. Look at the policy of the queue, mend it, and put them there.`,
      command: 'dead redrive archive --not-delivered',
      metric: queue.subscriptionDeadLetterQueue.metricApproximateNumberOfMessagesVisible(),
      atLeast: 1,
    }),
    raiseAlarm(scope, 'Late', {
      kind: 'archive-late',
      description: `An event has waited for ${LATE_AFTER.toMinutes()} minutes to be written into the archive, and is not lost. Look whether the archive's writer runs, is throttled, or cannot write to the bucket.`,
      command: 'status',
      metric: queue.resource.metricApproximateAgeOfOldestMessage(),
      atLeast: LATE_AFTER.toSeconds(),
    }),
    raiseAlarm(scope, 'Failing', {
      kind: 'archive-failing',
      description: `For ${PERIOD.toMinutes() * FAILING_PERIODS} minutes the archive's writer has failed, or could not write events, which come again. Read the error in its log, and look how much waits.`,
      command: 'status',
      metric: new MathExpression({
        expression: 'FILL(errors, 0) + FILL(notArchived, 0)',
        usingMetrics: {
          errors: writer.metricErrors(),
          notArchived: metrics.count(ARCHIVE_METRICS.notArchived),
        },
        period: PERIOD,
        label: 'Errors and events not archived',
      }),
      atLeast: 1,
      periods: FAILING_PERIODS,
    }),
    raiseAlarm(scope, 'Unreadable', {
      kind: 'archive-unreadable',
      description:
        "A message in the archive's queue is no event, and comes again until it is in the dead-letter queue. Read in the log of the archive's writer what is wrong with it, find out who sent it, and look for it there, to drop it.",
      command: 'dead list archive',
      // It comes again, and is counted again, after the visibility time-out.
      metric: metrics.count(ARCHIVE_METRICS.unreadable).with({ period: Duration.hours(1) }),
      atLeast: 1,
    }),
  ];
}

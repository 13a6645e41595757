import { type Alarm, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { raiseAlarm } from '../observability/raise-alarm.ts';

/**
 * The alarms on what SNS could not hand on, whose queue it was for: those of other accounts too, which no other alarm of the
 * pipeline sees. SNS counts a delivery once, when it gives it up.
 */
export function topicAlarms(scope: Construct, topic: ITopic): Alarm[] {
  return [
    raiseAlarm(scope, 'NotFannedOut', {
      kind: 'delivery-failed',
      description:
        'SNS has given up handing events to the queue of a subscriber, which may be one of another account. Look which subscription is broken, and if none is of the pipeline, tell the team whose it is.',
      command: 'doctor',
      metric: topic.metricNumberOfNotificationsFailed(),
      atLeast: 1,
    }),
    raiseAlarm(scope, 'Lost', {
      kind: 'delivery-lost',
      description:
        'SNS could hand events neither to the queue of a subscriber nor to its dead-letter queue, so that it never gets them. Look which queues are gone or refuse, mend them, and bring the events again from the archive.',
      command: 'doctor',
      metric: topic.metric('NumberOfNotificationsFailedToRedriveToDlq', { statistic: Stats.SUM }),
      atLeast: 1,
    }),
  ];
}

import { Stack } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, type IWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { DashboardRow, Observable } from './observable.ts';

export interface PipelineDashboardProps {
  readonly title: string;
  /** What is shown, from top to bottom. */
  readonly parts: readonly Observable[];
  /** The topic that all alarms notify. @default none */
  readonly alarmTopicArn?: string;
}

/**
 * The page to look at first: the state of every alarm, and under it the rows that the parts bring along. It knows none
 * of them by name.
 *
 * Defines one CloudWatch dashboard.
 */
export class PipelineDashboard extends Construct {
  /** Where to find it in the AWS console. */
  readonly url: string;

  constructor(scope: Construct, id: string, { title, parts, alarmTopicArn }: PipelineDashboardProps) {
    super(scope, id);
    const alarms = parts.flatMap((part) => part.alarms);
    if (alarmTopicArn !== undefined) {
      const action = new SnsAction(Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn));
      for (const alarm of alarms) alarm.addAlarmAction(action);
    }
    const dashboard = new Dashboard(this, 'Resource', {
      widgets: [
        [new AlarmStatusWidget({ title, alarms, width: 24 })],
        ...parts.flatMap((part) => part.dashboardRows).flatMap(titledRow),
      ],
    });
    const { region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${dashboard.dashboardName}`;
  }
}

function titledRow({ title, widgets }: DashboardRow): IWidget[][] {
  return [[new TextWidget({ markdown: `## ${title}`, width: 24, height: 1 })], [...widgets]];
}

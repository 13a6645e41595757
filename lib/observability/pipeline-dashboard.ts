import { Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  type IWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { DashboardRow, Observable } from './observable.ts';

/** What the dashboard shows, and whom its alarms notify. */
export interface PipelineDashboardProps {
  /** The heading above the alarms. */
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
      for (const alarm of alarms) {
        alarm.addAlarmAction(action);
        alarm.addOkAction(action);
      }
    }
    const dashboard = new Dashboard(this, 'Resource', {
      widgets: [
        ...alarmStatus(title, alarms),
        ...parts.flatMap((part) => part.dashboardRows).flatMap(titledRow),
      ],
    });
    const { region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${dashboard.dashboardName}`;
  }
}

/** One widget takes no more than so many alarms. */
const ALARMS_PER_WIDGET = 100;

function alarmStatus(title: string, alarms: readonly Alarm[]): IWidget[][] {
  return Array.from({ length: Math.ceil(alarms.length / ALARMS_PER_WIDGET) }, (_, index) => {
    const first = index * ALARMS_PER_WIDGET;
    return [
      new AlarmStatusWidget({ title, alarms: alarms.slice(first, first + ALARMS_PER_WIDGET), width: 24 }),
    ];
  });
}

function titledRow({ title, widgets }: DashboardRow): IWidget[][] {
  return [[new TextWidget({ markdown: `## ${title}`, width: 24, height: 1 })], [...widgets]];
}

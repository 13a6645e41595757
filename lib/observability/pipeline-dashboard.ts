import { Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  type IWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { LateWidget } from './late-widget.ts';
import type { DashboardRow, Observable } from './observable.ts';

/** What the dashboard shows. */
export interface PipelineDashboardProps {
  /** The heading above the alarms. */
  readonly title: string;
  /** What is shown, from top to bottom. `add` adds to them. */
  readonly parts: readonly Observable[];
}

/**
 * The page to look at first: the state of every alarm, and under it the rows that the parts bring along. It knows none
 * of them by name, and asks them at the synthesis for what they have by then.
 *
 * Defines one CloudWatch dashboard.
 */
export class PipelineDashboard extends Construct {
  /** Where to find it in the AWS console. */
  readonly url: string;
  readonly #title: string;
  readonly #parts: Observable[];

  constructor(scope: Construct, id: string, { title, parts }: PipelineDashboardProps) {
    super(scope, id);
    this.#title = title;
    this.#parts = [...parts];
    const dashboard = new Dashboard(this, 'Resource', {
      widgets: [[new LateWidget(() => this.#rows())]],
    });
    const { region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${dashboard.dashboardName}`;
  }

  /** Shows one more part below the others. */
  add(part: Observable): void {
    this.#parts.push(part);
  }

  #rows(): IWidget[][] {
    return [
      ...alarmStatus(
        this.#title,
        this.#parts.flatMap((part) => part.alarms),
      ),
      ...this.#parts.flatMap((part) => part.dashboardRows).flatMap(titledRow),
    ];
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

import type { Alarm, IWidget } from 'aws-cdk-lib/aws-cloudwatch';

/** A part of the pipeline that can be watched. Each construct knows its own alarms and rows; the dashboard stacks them. */
export interface Observable {
  readonly alarms: readonly Alarm[];
  readonly dashboardRows: readonly DashboardRow[];
}

/** One titled row of the dashboard. */
export interface DashboardRow {
  readonly title: string;
  readonly widgets: readonly IWidget[];
}

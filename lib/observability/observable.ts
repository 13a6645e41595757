import type { Alarm, IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Figures } from './figures.ts';
import type { LogWriter } from './queries.ts';

/** A part of the pipeline that can be watched. Each construct knows its own alarms and rows; the dashboard puts them in order. */
export interface Observable {
  readonly alarms: readonly Alarm[];
  readonly dashboardRows: readonly DashboardRow[];
  /** What of it is shown together with what others have of the kind. @default nothing */
  readonly figures?: Figures;
  /** Its logs that saved queries look into, by what writes them. @default none */
  readonly logs?: Partial<Record<LogWriter, readonly ILogGroup[]>>;
}

/** What a row is about, in the order in which an engineer on call asks: what comes in, who gets it, what is kept from whom, the rest. */
export const ROW_KINDS = ['source', 'subscriber', 'parked', 'archive', 'canary', 'part'] as const;

/** What a row is about. */
export type RowKind = (typeof ROW_KINDS)[number];

/** One titled row of the dashboard. */
export interface DashboardRow {
  readonly title: string;
  readonly widgets: readonly IWidget[];
  /** @default part */
  readonly kind?: RowKind;
}

import { Stack } from 'aws-cdk-lib';
import { Dashboard, type IWidget, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { allSubscribersRow } from './all-subscribers-row.ts';
import { costRow } from './cost-row.ts';
import { allOf } from './figures.ts';
import { LateWidget } from './late-widget.ts';
import { type DashboardRow, type Observable, ROW_KINDS, type RowKind } from './observable.ts';
import { SavedQueries } from './saved-queries.ts';
import { type ServiceLevel, serviceLevelRow } from './service-level.ts';
import { statusLine } from './status-line.ts';

/** What the dashboard shows. */
export interface PipelineDashboardProps {
  /** The heading of the first line, and the folder of the saved queries: the name of the pipeline. */
  readonly title: string;
  /** What is shown. `add` adds to them. */
  readonly parts: readonly Observable[];
  /** What is to be held. */
  readonly serviceLevel: ServiceLevel;
}

/** What a dashboard takes: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
const MOST = { widgets: 500, metrics: 2_500 } as const;

/**
 * The page to look at first: what is held up and which alarms ring, and under it the rows that the parts bring along, in the order
 * of what they are about. It knows no part by name, and asks them at the synthesis for what they have by then.
 *
 * Defines one CloudWatch dashboard, and the queries of Logs Insights that its parts' logs are for.
 */
export class PipelineDashboard extends Construct {
  /** Where to find it in the AWS console. */
  readonly url: string;
  readonly #props: PipelineDashboardProps;
  readonly #parts: Observable[];

  constructor(scope: Construct, id: string, props: PipelineDashboardProps) {
    super(scope, id);
    this.#props = props;
    this.#parts = [...props.parts];
    const dashboard = new Dashboard(this, 'Resource', {
      widgets: [[new LateWidget(() => this.#rows())]],
    });
    new SavedQueries(this, 'Queries', { pipelineName: props.title, parts: this.#parts });
    const { region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards:name=${dashboard.dashboardName}`;
  }

  /** Shows one more part. */
  add(part: Observable): void {
    this.#parts.push(part);
  }

  #rows(): readonly (readonly IWidget[])[] {
    const { title, serviceLevel } = this.#props;
    const figures = this.#parts.flatMap((part) => part.figures ?? []);
    const rows = this.#parts.flatMap((part) => part.dashboardRows);
    const of = (kind: RowKind) => rows.filter((row) => (row.kind ?? 'part') === kind);
    const sections: Readonly<Record<RowKind, readonly DashboardRow[]>> = {
      source: [...of('source'), ...serviceLevelRow(allOf(figures, 'eventAges'), serviceLevel)],
      subscriber: allSubscribersRow(figures),
      parked: of('parked'),
      archive: of('archive'),
      canary: of('canary'),
      part: [...of('part'), ...costRow(figures)],
    };
    const alarms = this.#parts.flatMap((part) => part.alarms);
    const first = statusLine(title, figures, alarms);
    const shared = [...first, ...Object.values(sections).flat().flatMap(titledRow)].flat();
    const subscribers = asRoomIs(of('subscriber'), shared);
    const all = { ...sections, subscriber: [...sections.subscriber, ...subscribers] };
    return [...first, ...ROW_KINDS.flatMap((kind) => all[kind]).flatMap(titledRow)];
  }
}

/** The first rows that have room beside the other widgets. What has none is among all subscribers, and in the console. */
function asRoomIs(rows: readonly DashboardRow[], others: readonly IWidget[]): readonly DashboardRow[] {
  let { widgets, metrics } = sizeOf(others);
  return rows.filter((row) => {
    const size = sizeOf(titledRow(row).flat());
    widgets += size.widgets;
    metrics += size.metrics;
    return widgets <= MOST.widgets && metrics <= MOST.metrics;
  });
}

function sizeOf(widgets: readonly IWidget[]) {
  const written = widgets.flatMap((widget) => widget.toJson() as { properties: { metrics?: unknown[] } }[]);
  return {
    widgets: written.length,
    metrics: written.flatMap(({ properties }) => properties.metrics ?? []).length,
  };
}

function titledRow({ title, widgets }: DashboardRow): IWidget[][] {
  return [[new TextWidget({ markdown: `## ${title}`, width: 24, height: 1 })], [...widgets]];
}

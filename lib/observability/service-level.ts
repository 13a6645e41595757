import { Duration } from 'aws-cdk-lib';
import {
  GraphWidget,
  type IMetric,
  MathExpression,
  SingleValueWidget,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { EventAges } from './figures.ts';
import { graph, HEIGHT_OF_A_GRAPH, THIRD_OF_A_ROW } from './graph.ts';
import type { DashboardRow } from './observable.ts';

/** What the owners of a pipeline want to hold. */
export interface ServiceLevel {
  /** How many of a hundred events, at least. */
  readonly percent: number;
  /** In so many seconds after the provider's time of the event. */
  readonly handledWithinSeconds: number;
}

/** So long an error budget is for. */
const BUDGET_DAYS = 28;
const BURN_PERIOD = Duration.hours(1);

/**
 * How old events are when a handler is done with them, and what is left of the budget for those that are older than wanted. Nothing
 * where no handler says.
 */
export function serviceLevelRow(
  ages: readonly EventAges[],
  level: ServiceLevel,
): readonly Omit<DashboardRow, 'kind'>[] {
  if (ages.length === 0) return [];
  const { percent, handledWithinSeconds } = level;
  const by = (statistic: string) => ages.map(({ of }) => of(statistic));
  return [
    {
      title: `From the provider to handled: ${percent} % within ${handledWithinSeconds} seconds`,
      widgets: [
        graph('Milliseconds, p50 by handler', ...by(Stats.p(50))),
        graph('Milliseconds, p99 by handler', ...by(Stats.p(99))),
        graph('Percent within the time, by handler', ...by(within(level))),
        new GraphWidget({
          title: `How fast the error budget is spent: at 1 it lasts ${BUDGET_DAYS} days`,
          left: [burn(ages, level, BURN_PERIOD)],
          leftYAxis: { min: 0 },
          leftAnnotations: [{ value: 1, label: 'as fast as it may' }],
          width: 2 * THIRD_OF_A_ROW,
          height: HEIGHT_OF_A_GRAPH,
        }),
        new SingleValueWidget({
          title: `Percent of the error budget of ${BUDGET_DAYS} days that is left`,
          metrics: [budgetLeft(ages, level)],
          start: `-P${BUDGET_DAYS}D`,
          setPeriodToTimeRange: true,
          width: THIRD_OF_A_ROW,
          height: HEIGHT_OF_A_GRAPH,
        }),
      ],
    },
  ];
}

/** The percentage of events that were handled in time. */
function within({ handledWithinSeconds }: ServiceLevel): string {
  return Stats.percentileRank(handledWithinSeconds * 1_000);
}

/** How many of a hundred events may be late, without what binary fractions add to it. */
function allowedPercent({ percent }: ServiceLevel): number {
  return Number((100 - percent).toFixed(6));
}

/** The share of events that came too late, as a multiple of the share that may. */
function burn(ages: readonly EventAges[], level: ServiceLevel, period: Duration): MathExpression {
  const ids = ages.map((_, index) => index);
  const usingMetrics = Object.fromEntries(
    ages.flatMap((each, index) => ofHandler(each, level, index, period)),
  );
  const sum = (prefix: string) => `SUM([${ids.map((index) => `${prefix}${index}`).join(',')}])`;
  return new MathExpression({
    expression: `${sum('late')} / ${sum('all')} / ${allowedPercent(level)}`,
    label: 'times as fast as it may',
    period,
    usingMetrics,
  });
}

/** What the sum takes of one handler: how many events, and a hundred times how many of them were late. */
function ofHandler(
  { of }: EventAges,
  level: ServiceLevel,
  index: number,
  period: Duration,
): [string, IMetric][] {
  const [all, intime] = [`all${index}`, `intime${index}`];
  const events = of(Stats.SAMPLE_COUNT);
  const late = new MathExpression({
    expression: `${all} * (100 - ${intime})`,
    label: `late${index}`,
    period,
    usingMetrics: { [all]: events, [intime]: of(within(level)) },
  });
  return [
    [`late${index}`, late],
    [all, events],
  ];
}

function budgetLeft(ages: readonly EventAges[], level: ServiceLevel): MathExpression {
  return new MathExpression({
    expression: '100 * (1 - spent)',
    label: 'left',
    period: Duration.days(BUDGET_DAYS),
    usingMetrics: { spent: burn(ages, level, Duration.days(BUDGET_DAYS)) },
  });
}

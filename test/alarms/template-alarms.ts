import type { Template } from 'aws-cdk-lib/assertions';
import { compileMath, type Formula } from '../../local/cloud/metrics/metric-math.ts';
import { rendered, resources } from '../lib/template-of.ts';
import type { AlarmRule } from './alarm-state.ts';
import type { MetricName } from './metric-store.ts';

/** An alarm as a template has it. */
export interface TemplateAlarm {
  /** Without the name of the pipeline: what it is about, and its kind. */
  readonly name: string;
  readonly rule: AlarmRule;
  /** In minutes. */
  readonly period: number;
  readonly metrics: readonly AlarmMetric[];
  /** Makes the value that is compared, of the metrics by their ids. */
  readonly formula: Formula;
  readonly isBad: (value: number) => boolean;
}

interface AlarmMetric {
  readonly id: string;
  readonly metric: MetricName;
  readonly statistic: string;
}

interface Properties {
  readonly AlarmName: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData?: AlarmRule['missingData'];
  readonly Threshold: number;
  readonly ComparisonOperator: keyof typeof COMPARISONS;
  readonly Metrics?: readonly MetricQuery[];
  readonly Period?: number;
  readonly Statistic?: string;
  readonly ExtendedStatistic?: string;
}

interface MetricQuery {
  readonly Id: string;
  readonly Expression?: string;
  readonly ReturnData?: boolean;
  readonly MetricStat?: { readonly Metric: CfnMetric; readonly Period: number; readonly Stat: string };
}

interface CfnMetric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

const COMPARISONS = {
  GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
  GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
  LessThanThreshold: (value: number, threshold: number) => value < threshold,
} as const;

/** The alarms of a pipeline's template. References are written as `rendered` does, such as `<PipelineIntakeFunction>`. */
export function templateAlarms(template: Template, pipelineName: string): TemplateAlarm[] {
  return Object.values(resources(template, 'AWS::CloudWatch::Alarm')).map(({ Properties }) =>
    alarmOf(Properties as unknown as Properties, pipelineName),
  );
}

function alarmOf(properties: Properties, pipelineName: string): TemplateAlarm {
  const { AlarmName, EvaluationPeriods, DatapointsToAlarm, TreatMissingData, Threshold } = properties;
  const isBeyond = COMPARISONS[properties.ComparisonOperator];
  return {
    name: AlarmName.replace(`${pipelineName} `, ''),
    rule: {
      evaluationPeriods: EvaluationPeriods,
      datapointsToAlarm: DatapointsToAlarm ?? EvaluationPeriods,
      missingData: TreatMissingData ?? 'missing',
    },
    isBad: (value) => isBeyond(value, Threshold),
    ...(properties.Metrics === undefined
      ? ofOneMetric(properties as Properties & CfnMetric)
      : ofMath(properties.Metrics)),
  };
}

function ofOneMetric(properties: Properties & CfnMetric) {
  const { Period = 60, Statistic, ExtendedStatistic } = properties;
  const statistic = Statistic ?? ExtendedStatistic ?? '';
  return {
    period: Period / 60,
    metrics: [{ id: 'm', metric: metricOf(properties), statistic }],
    formula: (lookUp: (id: string) => number | undefined) => lookUp('m'),
  };
}

function ofMath(queries: readonly MetricQuery[]) {
  const stats = queries.flatMap(({ Id, MetricStat }) =>
    MetricStat === undefined ? [] : [{ id: Id, ...MetricStat }],
  );
  const periods = [...new Set(stats.map(({ Period }) => Period))];
  const [period, ...others] = periods;
  if (period === undefined || others.length > 0)
    throw new Error(`metrics of an alarm have one period, not ${periods}`);
  const returned = queries.find(({ ReturnData }) => ReturnData !== false);
  return {
    period: period / 60,
    metrics: stats.map(({ id, Metric, Stat }) => ({ id, metric: metricOf(Metric), statistic: Stat })),
    formula: formulaOf(returned, queries),
  };
}

/** Expressions may use one another. */
function formulaOf(query: MetricQuery | undefined, queries: readonly MetricQuery[]): Formula {
  const { Id, Expression } = query ?? {};
  if (Expression === undefined) return (lookUp) => lookUp(Id ?? '');
  const own = compileMath(Expression);
  const others = new Map(
    queries
      .filter((other) => other !== query && other.Expression !== undefined)
      .map((other) => [other.Id, formulaOf(other, queries)]),
  );
  return (lookUp) => own((id) => (others.get(id) ?? ((given) => given(id)))(lookUp));
}

function metricOf({ Namespace, MetricName, Dimensions = [] }: CfnMetric): MetricName {
  return {
    namespace: Namespace,
    name: MetricName,
    dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, rendered(Value)])),
  };
}

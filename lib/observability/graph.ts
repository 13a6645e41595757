import { GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** A dashboard is 24 units wide. */
export const THIRD_OF_A_ROW = 8;
/** As high as a widget is by default. */
export const HEIGHT_OF_A_GRAPH = 6;

/** A graph that takes a third of a dashboard row. Counts and times start at zero, so that heights can be compared. */
export function graph(title: string, ...metrics: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left: metrics, leftYAxis: { min: 0 }, width: THIRD_OF_A_ROW });
}

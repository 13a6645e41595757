import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { NodeFunction } from '../node-function.ts';
import type { Costs } from './figures.ts';

/** What a function is paid for: its time and its log. */
export function functionCosts(label: string, { resource, logGroup }: NodeFunction): Costs {
  return {
    milliseconds: [resource.metricDuration({ statistic: Stats.SUM, label })],
    logBytes: [logBytes(label, logGroup)],
  };
}

/** What a table is paid for most: what is written to it. */
export function tableCosts(label: string, table: Pick<ITable, 'metricConsumedWriteCapacityUnits'>): Costs {
  return { writes: [table.metricConsumedWriteCapacityUnits({ statistic: Stats.SUM, label })] };
}

function logBytes(label: string, { logGroupName }: LogGroup): Metric {
  return new Metric({
    namespace: 'AWS/Logs',
    metricName: 'IncomingBytes',
    statistic: Stats.SUM,
    label,
    dimensionsMap: { LogGroupName: logGroupName },
  });
}

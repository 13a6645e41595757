import { applied, each, oneOf, withoutEffect } from '../template/property-table.ts';
import type { ResourceType } from './resource-type.ts';

interface MappingProperties {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
  readonly Enabled?: boolean;
}

const DEFAULT_BATCH_SIZE = 10;

/** `AWS::Lambda::EventSourceMapping` from a queue. */
export const eventSourceMapping: ResourceType = {
  properties: {
    EventSourceArn: applied,
    FunctionName: applied,
    BatchSize: applied,
    FunctionResponseTypes: oneOf('ReportBatchItemFailures'),
    ScalingConfig: each({ MaximumConcurrency: applied }),
    Enabled: applied,
    MetricsConfig: withoutEffect('there is no CloudWatch to write to'),
    Tags: withoutEffect('nothing shows it locally'),
  },
  create({ logicalId, properties }, stack) {
    const mapping = properties as unknown as MappingProperties;
    if (!stack.queues.some(({ arn }) => arn === mapping.EventSourceArn)) {
      throw new Error(`EventSourceArn ${mapping.EventSourceArn} is not a queue of this stack`);
    }
    const maximumConcurrency = mapping.ScalingConfig?.MaximumConcurrency;
    if (mapping.Enabled !== false) {
      stack.mappings.push({
        queueArn: mapping.EventSourceArn,
        functionName: mapping.FunctionName,
        batchSize: mapping.BatchSize ?? DEFAULT_BATCH_SIZE,
        reportsBatchItemFailures: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
        ...(maximumConcurrency === undefined ? {} : { maximumConcurrency }),
      });
    }
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
};

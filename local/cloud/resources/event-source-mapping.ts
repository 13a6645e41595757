import { randomUUID } from 'node:crypto';
import { LOCAL_ACCOUNT } from '../template/create-scope.ts';
import { applied, each, oneOf, withoutEffect } from '../template/property-table.ts';
import type { ResourceType } from './resource-type.ts';

interface MappingProperties {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize?: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
  readonly Enabled?: boolean;
}

const DEFAULT_BATCH_SIZE = 10;
/** What one receive gives, and all that Lambda takes without a window. */
const RECEIVE_SIZE = 10;
const MAX_BATCH_SIZE = 10_000;
const MAX_WINDOW_SECONDS = 300;

/** `AWS::Lambda::EventSourceMapping` from a queue. */
export const eventSourceMapping: ResourceType = {
  properties: {
    EventSourceArn: applied,
    FunctionName: applied,
    BatchSize: applied,
    MaximumBatchingWindowInSeconds: applied,
    FunctionResponseTypes: oneOf('ReportBatchItemFailures'),
    ScalingConfig: each({ MaximumConcurrency: applied }),
    Enabled: applied,
    MetricsConfig: withoutEffect('there is no CloudWatch to write to'),
    Tags: withoutEffect('nothing shows it locally'),
  },
  create({ properties }, stack) {
    const mapping = properties as unknown as MappingProperties;
    if (!stack.queues.some(({ arn }) => arn === mapping.EventSourceArn)) {
      throw new Error(`EventSourceArn ${mapping.EventSourceArn} is not a queue of this stack`);
    }
    refuseWrongBatches(mapping);
    const maximumConcurrency = mapping.ScalingConfig?.MaximumConcurrency;
    const windowSeconds = mapping.MaximumBatchingWindowInSeconds ?? 0;
    const id = randomUUID();
    stack.mappings.push({
      id,
      isEnabled: mapping.Enabled ?? true,
      queueArn: mapping.EventSourceArn,
      functionName: mapping.FunctionName,
      batchSize: mapping.BatchSize ?? DEFAULT_BATCH_SIZE,
      reportsBatchItemFailures: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
      ...(maximumConcurrency === undefined ? {} : { maximumConcurrency }),
      ...(windowSeconds === 0 ? {} : { windowSeconds }),
    });
    const arn = `arn:aws:lambda:${stack.region}:${LOCAL_ACCOUNT}:event-source-mapping:${id}`;
    return { ref: id, attributes: { Id: id, EventSourceMappingArn: arn } };
  },
};

/** Lambda does not make such a mapping either. */
function refuseWrongBatches(mapping: MappingProperties): void {
  const { EventSourceArn, BatchSize: size = DEFAULT_BATCH_SIZE } = mapping;
  const { MaximumBatchingWindowInSeconds: seconds = 0 } = mapping;
  const isFifo = EventSourceArn.endsWith('.fifo');
  const rules: readonly [isBroken: boolean, problem: string][] = [
    [isFifo && seconds !== 0, `MaximumBatchingWindowInSeconds ${seconds}: a FIFO queue has no window`],
    [isFifo && size > RECEIVE_SIZE, `BatchSize ${size}: of a FIFO queue it is up to ${RECEIVE_SIZE}`],
    [size > RECEIVE_SIZE && seconds === 0, `BatchSize ${size}: over ${RECEIVE_SIZE} it takes a window`],
    [!isWithin(size, 1, MAX_BATCH_SIZE), `BatchSize ${size}: it is from 1 to ${MAX_BATCH_SIZE}`],
    [
      !isWithin(seconds, 0, MAX_WINDOW_SECONDS),
      `MaximumBatchingWindowInSeconds ${seconds}: it is from 0 to ${MAX_WINDOW_SECONDS}`,
    ],
  ];
  const broken = rules.find(([isBroken]) => isBroken);
  if (broken !== undefined) throw new Error(broken[1]);
}

function isWithin(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

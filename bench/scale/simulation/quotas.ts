import type { Allowance } from './token-bucket.ts';

/** Write units a second that an on-demand table takes. */
export interface TableQuota {
  /** When it is new. What a table takes at once can be raised by its warm throughput. */
  readonly atFirst: number;
  readonly atMost: number;
}

/** What AWS allows an account in a region, by its documentation. */
export interface Quotas {
  /** API Gateway, all APIs together. https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
  readonly requests: Allowance;
  /** Functions that run at once. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  readonly concurrency: number;
  /** Sandboxes that a function gets in addition. https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html */
  readonly newSandboxes: Allowance;
  /** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html */
  readonly table: TableQuota;
  /** Messages to FIFO topics, Publish and PublishBatch together. https://docs.aws.amazon.com/general/latest/gr/sns.html */
  readonly topicMessages: number;
  /** Messages to one group of a FIFO topic. */
  readonly groupMessages: number;
  /** Requests of each kind to the partitions of a FIFO queue. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html */
  readonly queueRequests: number;
  /** Messages of a FIFO queue that are received and not done: above it nothing is given out. */
  readonly inFlight: number;
  /** Batches that a mapping has at first, and how many more each minute. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
  readonly mapping: { readonly atFirst: number; readonly morePerMinute: number };
}

/** Those of eu-central-1, as most regions have them. */
export const MOST_REGIONS: Quotas = {
  requests: { perSecond: 10_000, burst: 5_000 },
  concurrency: 1_000,
  newSandboxes: { perSecond: 100, burst: 1_000 },
  table: { atFirst: 4_000, atMost: 40_000 },
  topicMessages: 3_000,
  groupMessages: 300,
  queueRequests: 19_000,
  inFlight: 120_000,
  mapping: { atFirst: 5, morePerMinute: 300 },
};

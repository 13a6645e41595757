import { MOST_REGIONS, type Quotas } from './quotas.ts';
import type { Allowance } from './token-bucket.ts';

/** What is deployed, as far as it has to do with how much gets through. */
export interface Deployment {
  readonly quotas: Quotas;
  /** What API Gateway lets through to each source. */
  readonly throttle: Allowance;
  /** Handlers that get every event. */
  readonly handlers: number;
  /** Messages that a handler's mapping takes at once. */
  readonly batchSize: number;
  /** Batches that a handler works on at once. */
  readonly maxConcurrency: number;
  readonly memoryMegabytes: { readonly intake: number; readonly handler: number };
  /** Lines that the drain's runs publish side by side. */
  readonly drainedLines: number;
}

/** The stack with two sources and two handlers, as `cdk deploy` makes it where the configuration says nothing else. */
export const AS_DEPLOYED: Deployment = {
  quotas: MOST_REGIONS,
  throttle: { perSecond: 1_666, burst: 833 },
  handlers: 2,
  batchSize: 10,
  maxConcurrency: 50,
  memoryMegabytes: { intake: 512, handler: 256 },
  drainedLines: 256,
};

/** What a function has of a core. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
export function coreShare(memoryMegabytes: number): number {
  return Math.min(1, memoryMegabytes / 1_769);
}

import type { Range } from './random.ts';

/** How long everything takes, in milliseconds: CPU time of a whole core as it was measured here, calls as they usually are. */
export interface ServiceTimes {
  readonly intake: {
    /** CPU of a warm delivery. */
    readonly warm: number;
    /** CPU until a new sandbox can answer. */
    readonly start: number;
  };
  readonly handler: {
    /** CPU of an event, and of a step: of a batch, one event of each user is a step. */
    readonly event: number;
    readonly step: number;
    /** CPU until a new sandbox can handle. */
    readonly start: number;
    /** Write units that an event takes. */
    readonly writeUnits: number;
  };
  readonly calls: {
    /** One to DynamoDB. */
    readonly table: Range;
    /** One to SNS. */
    readonly topic: Range;
    /** From the topic over the queue to the function. */
    readonly delivery: Range;
  };
}

/** Not measured and not documented: what is usual within a region. */
export const USUAL_CALLS: ServiceTimes['calls'] = { table: [3, 8], topic: [15, 30], delivery: [20, 60] };

import type { ReplayQueue } from '../../core/archive/replay/replay-ports.ts';
import type { DeadLetterQueue } from '../../core/dead-letters/dead-letter-queue.ts';

/** SQS. */
export interface Queues {
  counts(queueUrl: string): Promise<QueueCounts>;
  /** A dead-letter queue, whose letters can be looked at and taken out. */
  deadLetters(queueUrl: string): DeadLetterQueue;
  /** The way into a queue past the topic. */
  wayInto(queueUrl: string): Pick<ReplayQueue, 'send'>;
}

/** How many messages a queue holds, as SQS estimates it. */
export interface QueueCounts {
  readonly waiting: number;
  /** Received, and neither deleted nor visible again. */
  readonly inHand: number;
  readonly delayed: number;
}

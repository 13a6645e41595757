import type { TopicMessage } from '../../core/topic/topic.ts';

/** SQS. */
export interface Queues {
  counts(queueUrl: string): Promise<QueueCounts>;
  /** Up to ten messages, which stay hidden for so long, and in a FIFO queue their groups with them. Does not wait for any. */
  receive(queueUrl: string, options: Receiving): Promise<readonly QueueMessage[]>;
  /** Ends the hiding of a received message, or lets it go on for so long from now. */
  putBack(queueUrl: string, receipt: string, hideSeconds?: number): Promise<void>;
  send(queueUrl: string, message: TopicMessage): Promise<void>;
  remove(queueUrl: string, receipt: string): Promise<void>;
}

/** How to receive. */
export interface Receiving {
  readonly hideSeconds: number;
  /** @default 10, the most there can be */
  readonly most?: number;
}

/** How many messages a queue holds, as SQS estimates it. */
export interface QueueCounts {
  readonly waiting: number;
  /** Received, and neither deleted nor visible again. */
  readonly inHand: number;
  readonly delayed: number;
}

/** A message that was received. */
export interface QueueMessage extends TopicMessage {
  readonly messageId: string;
  /** Good until the message is visible again. */
  readonly receipt: string;
  /** SQS's number of it in its queue: later ones have higher ones. Twenty digits. */
  readonly sequenceNumber: string;
  readonly sentAt: Date;
  /** How often it was received, this time included. */
  readonly receiveCount: number;
}

import type { SqsMessage, SqsQueue } from './fauxqs-modules.ts';

/** From which queue a dead letter comes. fauxqs does not keep it, and a move task must know it. */
const SOURCES = new WeakMap<SqsMessage, string>();

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

export function redrivePolicyOf(queue: SqsQueue): RedrivePolicy | undefined {
  const text = queue.attributes['RedrivePolicy'];
  if (text === undefined) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(text);
  return { deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) };
}

/** A message that was received in vain as often as its queue allows. */
export interface DeadLetter {
  /** The ARN of the queue that it was moved from. */
  readonly queueArn: string;
  readonly deadLetterQueueArn: string;
  readonly body: string;
  /** How often it was received. */
  readonly receives: number;
}

/** Hears of every dead letter when it is moved. */
export type TellDeadLetter = (letter: DeadLetter) => void;

/** In a FIFO queue a dead letter counts as sent now, under an id of its own: its message id. A standard queue leaves it as it is. */
export function buryMessage(message: SqsMessage, from: SqsQueue, deadLetterQueue: SqsQueue): DeadLetter {
  SOURCES.set(message, from.arn);
  if (deadLetterQueue.isFifo()) {
    message.sentTimestamp = Date.now();
    message.messageDeduplicationId = message.messageId;
  }
  deadLetterQueue.enqueue(message);
  return {
    queueArn: from.arn,
    deadLetterQueueArn: deadLetterQueue.arn,
    body: message.body,
    // The receive in place of which it was moved is counted, and was none.
    receives: message.approximateReceiveCount - 1,
  };
}

/** The ARN of the queue from which SQS moved the message, undefined where somebody sent it to the queue. */
export function sourceOfDeadLetter(message: SqsMessage): string | undefined {
  return SOURCES.get(message);
}

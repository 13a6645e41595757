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

/** In a FIFO queue a dead letter counts as sent now, under an id of its own: its message id. */
export function buryMessage(message: SqsMessage, from: SqsQueue, deadLetterQueue: SqsQueue): void {
  SOURCES.set(message, from.arn);
  message.sentTimestamp = Date.now();
  message.messageDeduplicationId = message.messageId;
  deadLetterQueue.enqueue(message);
}

/** The ARN of the queue from which SQS moved the message, undefined where somebody sent it to the queue. */
export function sourceOfDeadLetter(message: SqsMessage): string | undefined {
  return SOURCES.get(message);
}

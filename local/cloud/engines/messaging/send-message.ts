import { createHash } from 'node:crypto';
import type { FauxqsModules, MessageAttributes, SqsMessage, SqsQueue } from './fauxqs-modules.ts';
import { type MessageProblem, messageProblem } from './message-problem.ts';
import { Refusal } from './refusal.ts';

/** `SendMessage`, or an entry of `SendMessageBatch`, as the SDK sends it. */
export interface SendRequest {
  readonly MessageBody?: string;
  readonly MessageAttributes?: MessageAttributes;
  readonly DelaySeconds?: number;
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
}

const CODES: Readonly<Record<MessageProblem['kind'], string>> = {
  missing: 'MissingParameter',
  text: 'InvalidMessageContents',
  attribute: 'InvalidParameterValue',
  value: 'InvalidParameterValue',
};

/** Puts a message into a queue if AWS would take it, and answers as SQS does. */
export function sendMessage(
  queue: SqsQueue,
  request: SendRequest,
  createMessage: FauxqsModules['createMessage'],
) {
  refuseUnusable(queue, request);
  const { MessageBody: body = '', MessageAttributes: attributes = {}, MessageGroupId: groupId } = request;
  const delaySeconds = request.DelaySeconds ?? Number(queue.attributes['DelaySeconds']);
  const id = queue.isFifo() ? (request.MessageDeduplicationId ?? sha256(body)) : undefined;
  const message = createMessage(body, attributes, delaySeconds, groupId, id);
  return { ...digestsOf(message), ...enqueueOnce(queue, message) };
}

function refuseUnusable(queue: SqsQueue, request: SendRequest): void {
  const { MessageBody: body = '', MessageAttributes: attributes = {} } = request;
  const { MessageGroupId: groupId, MessageDeduplicationId: deduplicationId } = request;
  const problem = messageProblem(
    { body, attributes, groupId, deduplicationId },
    {
      fifo: queue.isFifo(),
      contentBasedDeduplication: queue.attributes['ContentBasedDeduplication'] === 'true',
      maxBytes: Number(queue.attributes['MaximumMessageSize']),
    },
  );
  if (problem !== undefined) throw new Refusal(CODES[problem.kind], problem.message);
  if (queue.isFifo() && (request.DelaySeconds ?? 0) !== 0) {
    throw new Refusal(
      'InvalidParameterValue',
      `Value ${request.DelaySeconds} for parameter DelaySeconds is invalid. Reason: FIFO queues delay all messages alike.`,
    );
  }
}

/** A repeat within five minutes is answered like the first and goes nowhere. */
function enqueueOnce(queue: SqsQueue, message: SqsMessage) {
  const { messageDeduplicationId: id, messageId } = message;
  if (id === undefined) {
    queue.enqueue(message);
    return { MessageId: messageId };
  }
  const earlier = queue.checkDeduplication(id);
  if (earlier.isDuplicate) {
    return { MessageId: earlier.originalMessageId, SequenceNumber: earlier.originalSequenceNumber };
  }
  message.sequenceNumber = queue.nextSequenceNumber();
  queue.recordDeduplication(id, messageId, message.sequenceNumber);
  queue.enqueue(message);
  return { MessageId: messageId, SequenceNumber: message.sequenceNumber };
}

function digestsOf({ md5OfBody, md5OfMessageAttributes }: SqsMessage) {
  return {
    MD5OfMessageBody: md5OfBody,
    ...(md5OfMessageAttributes === '' ? {} : { MD5OfMessageAttributes: md5OfMessageAttributes }),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

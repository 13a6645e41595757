import { createHash, randomUUID } from 'node:crypto';
import type { FauxqsModules, FauxqsStores, SnsTopic } from './fauxqs-modules.ts';
import {
  type MessageProblem,
  messageBytes,
  messageProblem,
  type OutgoingMessage,
} from './message-problem.ts';
import { messageForQueues } from './message-structure.ts';
import { publishedBefore, rememberPublication } from './published-before.ts';
import { Refusal } from './refusal.ts';
import { subjectProblem } from './subject-problem.ts';

/** What SNS takes at most where the topic says nothing. fauxqs takes no more whatever the topic says. */
const DEFAULT_LIMIT_BYTES = 262_144;
/** What SNS takes at most where the topic's `MaximumMessageSize` says so. */
const LIMIT_BYTES = 1_048_576;

/** `Publish`, or an entry of `PublishBatch`. */
export interface PublishRequest extends OutgoingMessage {
  readonly subject?: string | undefined;
  /** `json`: the body has a text for each kind of subscriber. */
  readonly structure?: string | undefined;
}

export interface Publisher extends Pick<FauxqsStores, 'snsStore' | 'sqsStore'> {
  readonly topicArn: string;
  readonly topic: SnsTopic;
  readonly fanOut: FauxqsModules['fanOutToSubscriptions'];
  /** Hears of what is published. */
  readonly published: (message: PublishedMessage) => void;
}

/** A message as the topic took it. */
export interface PublishedMessage {
  readonly topicArn: string;
  readonly subject: string | undefined;
  /** What queues get of it. */
  readonly message: string;
}

const CODES: Readonly<Record<MessageProblem['kind'], string>> = {
  missing: 'InvalidParameter',
  text: 'InvalidParameter',
  attribute: 'ParameterValueInvalid',
  value: 'InvalidParameter',
};

/**
 * Hands a message that AWS would take to the topic's subscriptions. Returns the message id: for a repeat, which goes nowhere, that
 * of the first.
 */
export function publish(request: PublishRequest, publisher: Publisher): string {
  const { topic } = publisher;
  refuseUnusable(request, topic);
  const isFifo = topic.attributes['FifoTopic'] === 'true';
  if (!isFifo) return handOut(request, undefined, publisher);
  const deduplicationId = request.deduplicationId ?? sha256(request.body);
  const at = Date.now();
  const earlier = publishedBefore(topic, deduplicationId, at);
  if (earlier !== undefined) return earlier;
  const messageId = handOut(request, deduplicationId, publisher);
  rememberPublication(topic, deduplicationId, { messageId, at });
  return messageId;
}

function handOut(
  { subject, structure, body, attributes, groupId }: PublishRequest,
  messageDeduplicationId: string | undefined,
  publisher: Publisher,
): string {
  const message = messageForQueues(body, structure);
  const messageId = randomUUID();
  publisher.fanOut({
    ...publisher,
    messageId,
    message,
    messageAttributes: attributes,
    subject,
    messageGroupId: groupId,
    messageDeduplicationId,
  });
  publisher.published({ topicArn: publisher.topicArn, subject, message });
  return messageId;
}

/** All messages of a batch together may weigh what one may; fauxqs weighs each by itself. */
export function refuseHeavyBatch(requests: readonly PublishRequest[], topic: SnsTopic): void {
  const bytes = requests.reduce((sum, request) => sum + messageBytes(request), 0);
  if (bytes <= limitOf(topic)) return;
  throw new Refusal(
    'BatchRequestTooLong',
    `The length of all the messages put together is more than the limit of ${limitOf(topic)} bytes.`,
  );
}

function refuseUnusable(request: PublishRequest, topic: SnsTopic): void {
  const problem = messageProblem(request, {
    fifo: topic.attributes['FifoTopic'] === 'true',
    contentBasedDeduplication: topic.attributes['ContentBasedDeduplication'] === 'true',
    maxBytes: limitOf(topic),
  });
  if (problem !== undefined) throw new Refusal(CODES[problem.kind], `Invalid parameter: ${problem.message}`);
  const subject = subjectProblem(request.subject);
  if (subject !== undefined) throw new Refusal('InvalidParameter', `Invalid parameter: ${subject}`);
}

function limitOf({ attributes }: SnsTopic): number {
  return Math.min(Number(attributes['MaximumMessageSize'] ?? DEFAULT_LIMIT_BYTES), LIMIT_BYTES);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

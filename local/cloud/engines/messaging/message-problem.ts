import { attributeProblem } from './attribute-problem.ts';
import type { MessageAttributes } from './fauxqs-modules.ts';
import { idProblem } from './id-problem.ts';
import { textProblem } from './text-problem.ts';

/** A message on its way to a queue or a topic. */
export interface OutgoingMessage {
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
}

export interface MessageRules {
  /** FIFO queues and topics ask for a group and an id. */
  readonly fifo: boolean;
  readonly contentBasedDeduplication: boolean;
  readonly maxBytes: number;
}

/** What SNS and SQS refuse in a message. They give the kinds different codes. */
export interface MessageProblem {
  readonly kind: 'missing' | 'text' | 'attribute' | 'value';
  readonly message: string;
}

/** Why AWS would not take the message, or undefined where it would. */
export function messageProblem(message: OutgoingMessage, rules: MessageRules): MessageProblem | undefined {
  const { body, groupId, deduplicationId, attributes } = message;
  if (body === '') return { kind: 'missing', message: 'The message must not be empty.' };
  if (rules.fifo && !groupId)
    return { kind: 'missing', message: 'The MessageGroupId parameter is required for FIFO.' };
  if (rules.fifo && !deduplicationId && !rules.contentBasedDeduplication) {
    return {
      kind: 'value',
      message:
        'Either ContentBasedDeduplication must be enabled or MessageDeduplicationId provided explicitly.',
    };
  }
  const id = idProblem('MessageGroupId', groupId) ?? idProblem('MessageDeduplicationId', deduplicationId);
  if (id !== undefined) return { kind: 'value', message: id };
  const text = textProblem(body);
  if (text !== undefined) return { kind: 'text', message: text };
  const attribute = attributeProblem(attributes);
  if (attribute !== undefined) return { kind: 'attribute', message: attribute };
  if (messageBytes(message) <= rules.maxBytes) return undefined;
  return {
    kind: 'value',
    message: `Message too long. Message must be shorter than ${rules.maxBytes} bytes.`,
  };
}

/** The body, and of each attribute the name, the type and the value, in UTF-8. */
export function messageBytes({ body, attributes }: Pick<OutgoingMessage, 'body' | 'attributes'>): number {
  const texts = Object.entries(attributes).flatMap(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    DataType,
    StringValue ?? '',
    BinaryValue ?? '',
  ]);
  return [body, ...texts].reduce((bytes, text) => bytes + Buffer.byteLength(text), 0);
}

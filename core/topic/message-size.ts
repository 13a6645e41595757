import type { TopicMessage } from './topic.ts';

/** The most that one message may weigh on the topic and in a queue: 1 MiB, attributes included. */
export const MAX_MESSAGE_BYTES = 1_048_576;

/** How SNS and SQS weigh a message: the body, and of each attribute the name, the type and the value, in UTF-8. */
export function messageBytes({ body, attributes }: Pick<TopicMessage, 'body' | 'attributes'>): number {
  const attributeBytes = Object.entries(attributes).reduce(
    (sum, [name, value]) => sum + utf8Bytes(name) + utf8Bytes('String') + utf8Bytes(value),
    0,
  );
  return utf8Bytes(body) + attributeBytes;
}

function utf8Bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

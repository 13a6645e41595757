import { deduplicationId } from '../topic/message-ids.ts';
import type { TopicMessage } from '../topic/topic.ts';
import { topicAttributes } from '../topic/topic-attributes.ts';
import type { DeadLetter } from './dead-letter-queue.ts';
import { contentOf } from './letter-content.ts';

/**
 * The message that brings a dead letter back: as it came from the topic, but for its deduplication id. With the id that it had, the
 * queue would swallow it within five minutes. The new one is the same whoever redrives the letter and however often, so that the
 * queue takes one of them; and should it become a dead letter again, SQS has given it another message id by then.
 */
export function redriveMessage(letter: DeadLetter): TopicMessage {
  const { body, attributes, reading } = contentOf(letter);
  return {
    body,
    groupId: letter.groupId ?? letter.messageId,
    deduplicationId: deduplicationId(`redrive#${letter.messageId}`),
    // Those of the topic, should the way into the queue have taken them off.
    attributes: 'event' in reading ? { ...topicAttributes(reading.event), ...attributes } : attributes,
  };
}

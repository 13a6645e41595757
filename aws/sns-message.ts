import type { TopicMessage } from '../core/topic/topic.ts';

/** A message as SNS takes it, alone or as an entry of a batch. */
export function snsMessage({ body, groupId, deduplicationId, attributes }: TopicMessage) {
  return {
    Message: body,
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}

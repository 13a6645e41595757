import { replayedEnvelope } from '../../events/replayed-envelope.ts';
import { deduplicationId } from '../../topic/message-ids.ts';
import type { TopicMessage } from '../../topic/topic.ts';
import { topicAttributes } from '../../topic/topic-attributes.ts';
import type { ArchivedEvent } from '../archived-event.ts';
import type { ReplayCheckpoint } from './replay-checkpoint.ts';

/**
 * The message that brings an event again: as it came from the topic, but for the replay's id. What only fills gaps has no such id,
 * so that the inbox takes it for the event itself.
 */
export function replayMessage(
  { source, id, type, group, environment, envelope }: ArchivedEvent,
  { replayId, order }: Pick<ReplayCheckpoint, 'replayId' | 'order'>,
): TopicMessage {
  return {
    body: order.onlyMissing ? envelope : replayedEnvelope(envelope, replayId),
    groupId: group,
    deduplicationId: deduplicationId(`${replayId}#${source}#${id}`),
    attributes: topicAttributes({ source, type, environment }),
  };
}

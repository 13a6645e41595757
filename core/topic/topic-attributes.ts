import { isOfCanary } from '../canary/canary-source.ts';
import { MESSAGE_ATTRIBUTES } from '../events/envelope.ts';
import { providerOf, type SourceName } from '../events/source-name.ts';
import { testEventTypes } from '../events/test-event-types.ts';
import type { TopicMessage } from './topic.ts';

/** What the attributes of a message are made of. */
export interface AttributedEvent {
  readonly type: string;
  readonly source: SourceName;
  readonly environment: string;
}

/** The attributes that an event has on the topic, by which subscriptions filter. */
export function topicAttributes({ type, source, environment }: AttributedEvent): TopicMessage['attributes'] {
  return {
    [MESSAGE_ATTRIBUTES.type]: type,
    [MESSAGE_ATTRIBUTES.provider]: providerOf(source),
    [MESSAGE_ATTRIBUTES.source]: source,
    [MESSAGE_ATTRIBUTES.environment]: environment,
    ...(isTest({ type, source }) ? { [MESSAGE_ATTRIBUTES.test]: 'true' } : {}),
  };
}

/** Whatever comes by the canary's source is a test: who has its secret can sign any event. */
function isTest({ type, source }: Pick<AttributedEvent, 'type' | 'source'>): boolean {
  return testEventTypes.includes(type) || isOfCanary({ source });
}

import type { FilterPolicy } from '../../core/topic/filter-policy.ts';

/** SNS, as far as it hands events on. */
export interface Subscriptions {
  /** The queues that the topic sends to, as SNS has them. */
  ofTopic(topicArn: string): Promise<readonly TopicSubscription[]>;
  /** Whatever a topic notifies. */
  receivers(topicArn: string): Promise<readonly TopicReceiver[]>;
}

/** Somebody or something that a topic notifies, without its address, which may be a person's. */
export interface TopicReceiver {
  /** SNS's word: `email`, `https`, `lambda`. */
  readonly protocol: string;
  readonly isPending: boolean;
}

/** A queue that a topic sends to. */
export interface TopicSubscription {
  /** The name of the queue: the end of its URL. */
  readonly queueName: string;
  /** Which messages pass; empty where all do. */
  readonly filter: FilterPolicy;
  /** Its owner has not confirmed it, so that nothing comes. */
  readonly isPending: boolean;
}

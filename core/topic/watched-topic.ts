import { MessageRefusedError, type Topic, type TopicMessage } from './topic.ts';

/** For so long after a publish that failed, a sandbox does not publish what can as well be parked. */
const FAILED_LATELY_MILLISECONDS = 1_000;

/** A topic of which a sandbox remembers whether it worked. */
export interface WatchedTopic extends Topic {
  /** True when the last publish of this sandbox failed, within the last second. */
  failedLately(): boolean;
}

/** Remembers when a publish failed. A message that is refused says nothing about the topic. */
export class TopicWatch implements WatchedTopic {
  readonly #topic: Topic;
  readonly #now: () => Date;
  #failedAt = Number.NEGATIVE_INFINITY;

  constructor(topic: Topic, now: () => Date) {
    this.#topic = topic;
    this.#now = now;
  }

  async publish(message: TopicMessage): Promise<void> {
    try {
      await this.#topic.publish(message);
      this.#failedAt = Number.NEGATIVE_INFINITY;
    } catch (error) {
      if (!(error instanceof MessageRefusedError)) this.#failedAt = this.#now().getTime();
      throw error;
    }
  }

  failedLately(): boolean {
    return this.#now().getTime() - this.#failedAt < FAILED_LATELY_MILLISECONDS;
  }
}

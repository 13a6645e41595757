import type { Topic, TopicMessage } from '../../core/topic/topic.ts';

export const DEDUPLICATION_WINDOW_MILLISECONDS = 5 * 60_000;

/** A FIFO topic in memory: keeps what was published in order and drops repeats within five minutes. */
export class MemoryTopic implements Topic {
  readonly messages: TopicMessage[] = [];
  readonly #now: () => Date;
  readonly #publishedAt = new Map<string, number>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  async publish(message: TopicMessage): Promise<void> {
    const now = this.#now().getTime();
    const before = this.#publishedAt.get(message.deduplicationId);
    if (before !== undefined && now - before < DEDUPLICATION_WINDOW_MILLISECONDS) return;
    this.#publishedAt.set(message.deduplicationId, now);
    this.messages.push(message);
  }
}

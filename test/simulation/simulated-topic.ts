import { MessageRefusedError, type TopicMessage } from '../../core/topic/topic.ts';
import { MemoryTopic } from '../support/memory-topic.ts';
import type { Actor } from './actor.ts';
import type { Judge } from './judge.ts';
import type { VirtualTime } from './virtual-time.ts';

/** The topic, which tells the judge what reaches it. */
export class SimulatedTopic {
  readonly #topic: MemoryTopic;
  readonly #judge: Judge;
  readonly #refused = new Set<string>();

  constructor(time: VirtualTime, judge: Judge) {
    this.#topic = new MemoryTopic(() => time.date());
    this.#judge = judge;
  }

  /** Never takes this event, whoever publishes it. */
  refuse(key: string): void {
    this.#refused.add(key);
  }

  async publish(message: TopicMessage, by: Actor): Promise<void> {
    const { deduplicationId: key, groupId } = message;
    if (this.#refused.has(key)) throw new MessageRefusedError('InvalidParameter');
    const before = this.#topic.messages.length;
    const published = this.#topic.publish(message);
    if (this.#topic.messages.length > before) this.#judge.publish({ key, groupId, by });
    await published;
  }
}

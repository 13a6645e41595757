import { troubleAt } from './load.ts';
import { TokenBucket } from './token-bucket.ts';
import type { SimulatedEvent, World } from './world.ts';

/** What a publish comes to. */
export type Published = 'published' | 'throttled' | 'down';

/** The FIFO topic: so many messages a second of all users, so many of each, and every handler gets each message a moment later. */
export class SimulatedTopic {
  readonly #world: World;
  readonly #deliver: (event: SimulatedEvent) => void;
  readonly #messages: TokenBucket;
  readonly #messagesOf = new Map<number, TokenBucket>();

  constructor(world: World, deliver: (event: SimulatedEvent) => void) {
    const { topicMessages } = world.given.deployment.quotas;
    this.#world = world;
    this.#deliver = deliver;
    this.#messages = new TokenBucket(world.clock, { perSecond: topicMessages, burst: topicMessages });
  }

  get isDown(): boolean {
    const { given, clock } = this.#world;
    return troubleAt(given.load, 'topic-down', clock.now) !== undefined;
  }

  /** At once: the caller has waited for the call. */
  publish(event: SimulatedEvent): Published {
    const { clock, pressure, random, usage, given } = this.#world;
    if (this.isDown) return 'down';
    if (!this.#bucketOf(event.user).take(1)) {
      pressure.note('messages of one user to the topic', clock.now);
      return 'throttled';
    }
    if (!this.#messages.take(1)) {
      pressure.note('messages to the topic', clock.now);
      return 'throttled';
    }
    usage.published += 1;
    clock.after(random.between(given.times.calls.delivery), () => this.#deliver(event));
    return 'published';
  }

  #bucketOf(user: number): TokenBucket {
    const known = this.#messagesOf.get(user);
    if (known !== undefined) return known;
    const { groupMessages } = this.#world.given.deployment.quotas;
    const bucket = new TokenBucket(this.#world.clock, { perSecond: groupMessages, burst: groupMessages });
    this.#messagesOf.set(user, bucket);
    return bucket;
  }
}

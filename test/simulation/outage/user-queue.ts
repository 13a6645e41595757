import type { Envelope } from '../../../core/events/envelope.ts';
import type { HiddenMessage } from '../../../core/handling/hide-messages.ts';
import type { QueueMessage } from '../../../lambda/handler-kit/queue-message.ts';
import { envelope } from '../../support/envelopes.ts';
import type { VirtualTime } from '../virtual-time.ts';

/** The most that a function is given at once. */
const BATCH = 10;

/** What a function is given, and what it does about it. */
export interface Given {
  readonly messages: readonly QueueMessage[];
  readonly hide: (messages: readonly HiddenMessage[]) => Promise<void>;
  readonly remove: (receiptHandles: readonly string[]) => Promise<void>;
}

/** Handles a batch. Gives the ids of the messages that are to come again. */
export type Invoke = (given: Given) => Promise<readonly string[]>;

interface Waiting {
  readonly messageId: string;
  receiveCount: number;
  visibleAt: number;
}

/** One user's messages in a FIFO queue: given out in their order, and none while an earlier one is out or hidden. */
export class UserQueue {
  readonly #user: string;
  readonly #time: VirtualTime;
  readonly #invoke: Invoke;
  #waiting: Waiting[] = [];
  #sent = 0;
  #isOut = false;

  constructor(user: string, time: VirtualTime, invoke: Invoke) {
    this.#user = user;
    this.#time = time;
    this.#invoke = invoke;
  }

  /** How many messages are not done. */
  get length(): number {
    return this.#waiting.length;
  }

  send(): void {
    this.#sent += 1;
    const messageId = `${this.#user}/${this.#sent}`;
    this.#waiting.push({ messageId, receiveCount: 0, visibleAt: this.#time.elapsed });
    void this.#give();
  }

  async #give(): Promise<void> {
    const hidden = this.#waiting.findIndex(({ visibleAt }) => visibleAt > this.#time.elapsed);
    const batch = this.#waiting.slice(0, hidden === -1 ? BATCH : Math.min(BATCH, hidden));
    if (this.#isOut || batch.length === 0) return;
    this.#isOut = true;
    for (const message of batch) message.receiveCount += 1;
    const again = await this.#invoke({
      messages: batch.map((message) => this.#messageOf(message)),
      hide: async (messages) => this.#hide(messages),
      remove: async (receiptHandles) => this.#keep(({ messageId }) => !receiptHandles.includes(messageId)),
    });
    this.#keep((message) => !batch.includes(message) || again.includes(message.messageId));
    this.#isOut = false;
    const [next] = this.#waiting;
    if (next !== undefined) this.#time.after(next.visibleAt - this.#time.elapsed, () => void this.#give());
  }

  #hide(messages: readonly HiddenMessage[]): void {
    for (const { receiptHandle, seconds } of messages) {
      const hidden = this.#waiting.find(({ messageId }) => messageId === receiptHandle);
      if (hidden !== undefined) hidden.visibleAt = this.#time.elapsed + seconds * 1_000;
    }
  }

  #keep(isKept: (message: Waiting) => boolean): void {
    this.#waiting = this.#waiting.filter(isKept);
  }

  #messageOf({ messageId, receiveCount }: Waiting): QueueMessage {
    const sequence = messageId.replace(/^.*\//, '').padStart(20, '0');
    const event: Partial<Envelope> = { id: messageId, type: 'simulated.event', partitionkey: this.#user };
    return {
      messageId,
      receiveCount,
      receiptHandle: messageId,
      groupId: this.#user,
      sequence,
      body: JSON.stringify(envelope(event)),
    };
  }
}

import type { SqsMessage } from './fauxqs-modules.ts';

/** The order in which messages came into a queue. A dead letter arrives anew in its dead-letter queue. */
export class Arrivals {
  readonly #positions = new WeakMap<SqsMessage, number>();
  #last = 0;

  add(message: SqsMessage): void {
    this.#last += 1;
    this.#positions.set(message, this.#last);
  }

  positionOf(message: SqsMessage): number {
    return this.#positions.get(message) ?? 0;
  }

  /** Puts messages into the order of their arrival, in place. */
  sort(messages: SqsMessage[]): void {
    messages.sort((a, b) => this.positionOf(a) - this.positionOf(b));
  }
}

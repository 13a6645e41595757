import type { DeadLetter, DeadLetterQueue } from './dead-letter-queue.ts';

/** So long before its time is over a letter counts as out of hand: a call that begins now may take effect late. */
const MARGIN_SECONDS = 10;

/** What the letters of a queue are held by. */
export interface Holding {
  readonly queue: DeadLetterQueue;
  readonly now: () => Date;
  /** How long a letter is in hand. Who dies holding some keeps them from everybody for this long. */
  readonly hiddenSeconds: number;
}

/** The letters of a queue that are in hand, hidden from everybody else until they are removed or put back. */
export class HeldLetters {
  readonly #holding: Holding;
  readonly #held = new Map<string, { readonly letter: DeadLetter; readonly until: number }>();

  constructor(holding: Holding) {
    this.#holding = holding;
  }

  /** Takes some more in hand; a letter that comes again is held anew. */
  async receive(): Promise<readonly DeadLetter[]> {
    const { queue, now, hiddenSeconds } = this.#holding;
    const until = now().getTime() + (hiddenSeconds - MARGIN_SECONDS) * 1_000;
    const letters = await queue.receive(hiddenSeconds);
    for (const letter of letters) this.#held.set(letter.messageId, { letter, until });
    return letters;
  }

  /** Whether nobody else can have it by now. */
  isInHand({ messageId, receiptHandle }: DeadLetter): boolean {
    const held = this.#held.get(messageId);
    if (held?.letter.receiptHandle !== receiptHandle) return false;
    return this.#holding.now().getTime() < held.until;
  }

  /** Takes letters out of the queue for good. Gives those of which it is known that they are gone. */
  async remove(letters: readonly DeadLetter[]): Promise<readonly DeadLetter[]> {
    if (letters.length === 0) return [];
    const outcomes = await this.#holding.queue.remove(letters);
    const removed = letters.filter((_, index) => outcomes[index] === 'removed');
    for (const { messageId } of removed) this.#held.delete(messageId);
    return removed;
  }

  /** Gives back all that is still in hand. Where that fails, everybody can have it when its time is over. */
  async putBack(): Promise<void> {
    const letters = [...this.#held.values()].map(({ letter }) => letter);
    this.#held.clear();
    if (letters.length === 0) return;
    // Later ones first: one that is hidden keeps back what follows it, so that nobody is given a user's events out of order.
    await this.#holding.queue.putBack(letters.reverse()).catch(() => undefined);
  }
}

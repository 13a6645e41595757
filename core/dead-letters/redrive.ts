import type { DeadLetter } from './dead-letter-queue.ts';
import { HeldLetters } from './held-letters.ts';
import { groupOf, nextRound } from './next-round.ts';
import { codeOf, Patience } from './patience.ts';
import { redriveMessage } from './redrive-message.ts';
import type { RedriveOptions, RedrivePorts, RedriveReport, RefusedLetter } from './redrive-ports.ts';

/** Who dies while redriving keeps the letters in hand from others for so long. */
const HIDDEN_SECONDS = 60;

/**
 * Puts letters back into the queue that they come from, each after the earlier ones of its group: sent, and removed once it is known
 * to be taken. Whoever dies in between leaves the letter in both queues, and whoever goes on sends it under the same deduplication
 * id: the queue drops it for five minutes, and after that the inbox of the handler does.
 */
export async function redrive(ports: RedrivePorts, options: RedriveOptions): Promise<RedriveReport> {
  return await new Redrive(ports, options).run();
}

class Redrive {
  readonly #ports: RedrivePorts;
  readonly #options: RedriveOptions;
  readonly #held: HeldLetters;
  readonly #patience: Patience;
  /** Sent, and not known to be removed. */
  readonly #sent = new Set<string>();
  /** Nothing more is to be done about these. */
  readonly #settled = new Set<string>();
  /** These were in hand for too long, and come again. */
  readonly #lost = new Set<string>();
  readonly #blockedGroups = new Set<string>();
  readonly #users = new Set<string>();
  readonly #refused: RefusedLetter[] = [];
  #count = 0;

  constructor(ports: RedrivePorts, options: RedriveOptions) {
    this.#ports = ports;
    this.#options = options;
    this.#patience = new Patience(ports);
    this.#held = new HeldLetters({ queue: ports.dead, now: ports.now, hiddenSeconds: HIDDEN_SECONDS });
  }

  async run(): Promise<RedriveReport> {
    try {
      while (!this.#isOver()) {
        const received = await this.#held.receive();
        const fresh = received.filter(({ messageId }) => !this.#settled.has(messageId));
        if (fresh.length === 0) break;
        await this.#sendBack(await this.#chosen(fresh));
      }
    } finally {
      await this.#held.putBack();
    }
    return this.#report();
  }

  async #chosen(letters: readonly DeadLetter[]): Promise<readonly DeadLetter[]> {
    const chosen: DeadLetter[] = [];
    for (const letter of letters) {
      this.#lost.delete(letter.messageId);
      const isIn = !this.#blockedGroups.has(groupOf(letter)) && (await this.#options.choose(letter));
      if (isIn) chosen.push(letter);
      else this.#settled.add(letter.messageId);
    }
    return chosen;
  }

  async #sendBack(letters: readonly DeadLetter[]): Promise<void> {
    let waiting = letters;
    while (!this.#isOver()) {
      const inHand = waiting.filter((letter) => this.#isInHand(letter));
      const round = nextRound(inHand).slice(0, this.#room());
      if (round.length === 0) return;
      const failure = await this.#settle(round).catch(codeOf);
      waiting = inHand.filter((letter) => this.#isWaiting(letter));
      await this.#patience.note(failure);
    }
  }

  #isInHand(letter: DeadLetter): boolean {
    if (this.#held.isInHand(letter)) return true;
    this.#lost.add(letter.messageId);
    return false;
  }

  /** Gives why nothing is settled, where nothing is. */
  async #settle(round: readonly DeadLetter[]): Promise<string | undefined> {
    const unsent = round.filter(({ messageId }) => !this.#sent.has(messageId));
    const outcomes = unsent.length === 0 ? [] : await this.#ports.queue.send(unsent.map(redriveMessage));
    let failure = 'not-removed';
    let isRefused = false;
    for (const [index, letter] of unsent.entries()) {
      const outcome = outcomes[index] ?? { failed: 'unknown' };
      if (outcome === 'sent') this.#sent.add(letter.messageId);
      else if ('refused' in outcome) isRefused = this.#refuse(letter, outcome.refused);
      else failure = outcome.failed;
    }
    const removed = await this.#held.remove(round.filter(({ messageId }) => this.#sent.has(messageId)));
    for (const letter of removed) this.#removed(letter);
    return removed.length > 0 || isRefused ? undefined : failure;
  }

  #removed(letter: DeadLetter): void {
    this.#sent.delete(letter.messageId);
    this.#users.add(groupOf(letter));
    this.#count += 1;
    this.#settled.add(letter.messageId);
    this.#options.onProgress?.({ sent: this.#count });
  }

  /** What is behind it stays too: it would overtake. */
  #refuse(letter: DeadLetter, reason: string): true {
    this.#refused.push({ messageId: letter.messageId, reason });
    this.#blockedGroups.add(groupOf(letter));
    return true;
  }

  /** Whether something is still to be done about a letter that was chosen. */
  #isWaiting(letter: DeadLetter): boolean {
    if (this.#settled.has(letter.messageId)) return false;
    if (!this.#blockedGroups.has(groupOf(letter))) return true;
    this.#settled.add(letter.messageId);
    return false;
  }

  #isOver(): boolean {
    return this.#patience.isOver() || this.#options.signal?.aborted === true || this.#room() <= 0;
  }

  #room(): number {
    return (this.#options.atMost ?? Number.POSITIVE_INFINITY) - this.#count;
  }

  #report(): RedriveReport {
    const { failing } = this.#patience;
    return {
      end: this.#end(),
      ...(failing === undefined ? {} : { failing }),
      sent: this.#count,
      users: this.#users.size,
      stayed: this.#settled.size - this.#count,
      refused: this.#refused,
    };
  }

  #end(): RedriveReport['end'] {
    if (this.#patience.isOver()) return 'failing';
    if (this.#options.signal?.aborted === true) return 'interrupted';
    return this.#lost.size > 0 ? 'held' : 'done';
  }
}

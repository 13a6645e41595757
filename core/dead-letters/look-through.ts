import type { DeadLetter, DeadLetterQueue } from './dead-letter-queue.ts';
import { HeldLetters } from './held-letters.ts';

/** Who dies while looking keeps the letters from others for so long. */
const HIDDEN_SECONDS = 30;
/** After this time the first letters are about to come again, and would be seen twice. */
const MOST_MILLISECONDS = (HIDDEN_SECONDS - 12) * 1_000;

/** What a look may take. */
export interface LookOptions {
  readonly now: () => Date;
  /** No more is received once so many letters are there. */
  readonly atMost: number;
  /** Whether enough is seen. @default never */
  readonly isEnough?: (letters: readonly DeadLetter[]) => boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What was seen of a queue. */
export interface Look {
  /** Of each group the oldest first. */
  readonly letters: readonly DeadLetter[];
  /** False where the look was ended while there may have been more. Behind the first ten of a group there may be more even so. */
  readonly wentThrough: boolean;
  /** Takes some of them out of the queue for good. Gives those of which it is known that they are gone. */
  readonly remove: (letters: readonly DeadLetter[]) => Promise<readonly DeadLetter[]>;
}

/**
 * Looks at the letters of a queue, and puts back what is not removed meanwhile. SQS shows nothing that it does not hide: what is
 * seen is hidden from others until the look is over, and what stands behind the first ten of its group is not seen.
 */
export async function lookThrough<Result>(
  queue: DeadLetterQueue,
  options: LookOptions,
  use: (look: Look) => Promise<Result>,
): Promise<Result> {
  const held = new HeldLetters({ queue, now: options.now, hiddenSeconds: HIDDEN_SECONDS });
  try {
    const seen = await receiveAll(held, options);
    return await use({ ...seen, remove: (letters) => held.remove(letters) });
  } finally {
    await held.putBack();
  }
}

async function receiveAll(
  held: HeldLetters,
  { now, atMost, isEnough = () => false, signal }: LookOptions,
): Promise<Pick<Look, 'letters' | 'wentThrough'>> {
  const letters = new Map<string, DeadLetter>();
  const end = now().getTime() + MOST_MILLISECONDS;
  for (;;) {
    const all = [...letters.values()];
    const isOver = all.length >= atMost || now().getTime() >= end || signal?.aborted === true;
    if (isOver || isEnough(all)) return { letters: all, wentThrough: false };
    const received = await held.receive();
    if (received.every(({ messageId }) => letters.has(messageId))) return { letters: all, wentThrough: true };
    for (const letter of received) letters.set(letter.messageId, letter);
  }
}

import type { ReplayQueue } from '../archive/replay/replay-ports.ts';
import type { DeadLetter, DeadLetterQueue } from './dead-letter-queue.ts';

/** What a redrive works with. */
export interface RedrivePorts {
  readonly dead: DeadLetterQueue;
  /** The queue that the letters go back to. A FIFO queue drops what it has taken within the last five minutes. */
  readonly queue: Pick<ReplayQueue, 'send'>;
  readonly now: () => Date;
  /** Resolves at that time, or at once if it is over. */
  readonly waitUntil: (at: Date) => Promise<void>;
}

/** Which letters, and who watches. */
export interface RedriveOptions {
  /** Whether a letter is to be put back. Others stay. */
  readonly choose: (letter: DeadLetter) => boolean | Promise<boolean>;
  /** How many are put back. @default all that are chosen */
  readonly atMost?: number | undefined;
  /** Once it is aborted, no further letter is sent. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: { readonly sent: number }) => void) | undefined;
}

/** What a redrive came to. */
export interface RedriveReport {
  /**
   * `done`: nothing is left that was to be put back, but what is refused and what stands behind it. `interrupted`: it was told to
   * stop. `failing`: a queue has taken nothing for half a minute. `held`: letters came out of hand; go on in a minute.
   */
  readonly end: 'done' | 'interrupted' | 'failing' | 'held';
  /** Why, by the queue's code. */
  readonly failing?: string;
  readonly sent: number;
  /** Of how many groups. */
  readonly users: number;
  /** How many were seen that stay: not chosen, refused, or behind a refused one. */
  readonly stayed: number;
  /** What the queue never takes. Later letters of the same group stay behind it. */
  readonly refused: readonly RefusedLetter[];
}

export interface RefusedLetter {
  readonly messageId: string;
  readonly reason: string;
}

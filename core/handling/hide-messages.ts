/** A received message and when it is to be given out again. */
export interface HiddenMessage {
  readonly receiptHandle: string;
  /** From the call on, whole, up to twelve hours. */
  readonly seconds: number;
}

/**
 * Sets when received messages are given out again, up to ten, within so many milliseconds. Throws an error with a code where
 * that fails for any: it keeps the time of its queue.
 */
export type HideMessages = (messages: readonly HiddenMessage[], milliseconds: number) => Promise<void>;

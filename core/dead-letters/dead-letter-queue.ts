/** A message in a dead-letter queue, as it was received. */
export interface DeadLetter {
  readonly messageId: string;
  /** Stands for this receive of it. */
  readonly receiptHandle: string;
  readonly body: string;
  /** Its string attributes. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The message group. Absent in a standard queue, in which nothing has an order. */
  readonly groupId?: string;
  /** When it came into the queue; in a standard queue when it was first sent. */
  readonly sentAt: Date;
  /** How often it was received, in every queue that it was in; looks at it count too. */
  readonly receives: number;
}

/** A dead-letter queue. Every method throws where it is not known what became of the call; each is safe to repeat. */
export interface DeadLetterQueue {
  /**
   * Takes up to ten letters in hand: so long nobody else is given them, nor what stands behind them in their groups. Of each
   * group the oldest come first, ten at most. Empty: there is nothing that nobody has in hand.
   */
  receive(hiddenSeconds: number): Promise<readonly DeadLetter[]>;
  /** Takes letters out for good. `not-removed`: they were no longer in hand, and come again. In the order of the letters. */
  remove(letters: readonly DeadLetter[]): Promise<readonly ('removed' | 'not-removed')[]>;
  /** Lets everybody have them again. One that is no longer in hand is passed over. */
  putBack(letters: readonly DeadLetter[]): Promise<void>;
}

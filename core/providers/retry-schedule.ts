/** When a provider tries again to deliver what was not answered 200, by its own published rule. */
export interface RetrySchedule {
  /** From each failed attempt to the next. After the last one it gives the message up. */
  readonly delaysSeconds: readonly number[];
  /** The part by which a delay may be shorter or longer, such as 0.2. */
  readonly jitter: number;
}

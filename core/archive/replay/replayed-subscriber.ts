/** What a replay must know of whom it is for. */
export interface ReplayedSubscriber {
  readonly name: string;
  /** Its event patterns: a replay brings nothing that the topic would not. */
  readonly events: readonly string[];
  /** How long its inbox keeps an entry. @default it has no inbox */
  readonly inboxRetentionDays?: number;
}

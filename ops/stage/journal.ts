/** The account of who did what: a line for whatever an operator changed, in a log group of the stage and on its event bus. */
export interface Journal {
  write(entry: JournalEntry): Promise<void>;
}

/** What was done. Ids and counts, no payload and no secret. */
export interface JournalEntry {
  /** The command: `dead redrive`. */
  readonly action: string;
  /** What it was done to, such as a subscriber, a group or a key. */
  readonly subject: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  /** Why, where the operator said so. */
  readonly reason?: string;
}

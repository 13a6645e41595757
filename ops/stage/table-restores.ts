/** Copies of tables as they were, and what a copy lacks. */
export interface TableRestores {
  /** Begins a copy of a table as it was then. It has the items, keys, indexes and encryption of the table, and nothing else. */
  begin(table: string, copy: string, at: Date): Promise<void>;
  setTimeToLive(table: string, attribute: string): Promise<void>;
  /** Lets the table itself be restored. */
  keepHistory(table: string): Promise<void>;
  refuseDeletion(table: string): Promise<void>;
  tag(arn: string, tags: Readonly<Record<string, string>>): Promise<void>;
}

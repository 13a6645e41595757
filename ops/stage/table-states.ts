/** How tables are kept. */
export interface TableStates {
  /** Undefined where there is no such table. */
  state(table: string): Promise<TableState | undefined>;
}

/** How a table is kept. */
export interface TableState {
  readonly arn: string;
  /** DynamoDB's word: `ACTIVE`, `CREATING`. */
  readonly status: string;
  readonly refusesDeletion: boolean;
  readonly pointInTimeRecovery: boolean;
  /** The attribute by which its items expire. */
  readonly timeToLive?: string;
  /** Those of its owner, without AWS's own. */
  readonly tags: Readonly<Record<string, string>>;
}

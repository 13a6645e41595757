/** Goes through the ledger, which takes minutes. Throws when the ledger cannot be reached or does not answer in time. */
export interface LedgerScan {
  /** The entries that were marked published on a UTC day, such as `2026-11-27`: some at a time, each once, in no order. */
  publishedOn(day: string): AsyncIterable<readonly Publication[]>;
}

/** What the ledger knows of an event that is on the topic. */
export interface Publication {
  /** `ledgerKey(source, id)`. */
  readonly key: string;
  readonly type: string;
  /** When it was marked, ISO 8601. */
  readonly publishedAt: string;
}

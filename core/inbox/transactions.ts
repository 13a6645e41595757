import type { Write } from './write.ts';

/** Where the inbox and the handlers' tables are: a store that writes several items or none. */
export interface Transactions {
  /**
   * Writes all or nothing. Throws when it is not known to be written: when the store cannot be reached, is too busy
   * after some attempts, or refuses a write. It may be written all the same.
   */
  commit(writes: readonly Write[]): Promise<CommitResult>;
}

/** `failed`: nothing was written, because the conditions of the writes at these positions were not met. At least one. */
export type CommitResult =
  | { readonly committed: true }
  | { readonly committed: false; readonly failed: readonly number[] };

/** What a store writes at most in one go. DynamoDB: 100 items per transaction. */
export const MAX_TRANSACTION_WRITES = 100;

import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { CommitResult, Transactions } from '../core/inbox/transactions.ts';
import type { Write } from '../core/inbox/write.ts';
import { CONTENTION_ATTEMPTS, jitteredPause, type Pause } from './contention.ts';
import { transactItem } from './transact-item.ts';

/**
 * Transactions of DynamoDB.
 *
 * The SDK gives each `send` a ClientRequestToken of its own and keeps it for its own retries. So a retry after a lost
 * answer tells the truth, that this call has written; and another attempt at the same event, which has another token, is
 * told apart by the inbox entry. A token made from the event would make DynamoDB answer the second attempt like the first
 * for ten minutes: a duplicate would look applied, and one with other content would be refused.
 */
export class DynamoDbTransactions implements Transactions {
  readonly #client: Pick<DynamoDBClient, 'send'>;
  readonly #pause: Pause;

  constructor(client: Pick<DynamoDBClient, 'send'>, pause: Pause = jitteredPause) {
    this.#client = client;
    this.#pause = pause;
  }

  async commit(writes: readonly Write[]): Promise<CommitResult> {
    const items = writes.map(transactItem);
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return { committed: true };
      } catch (error) {
        const reasons = reasonsOf(error);
        const failed = positionsOf('ConditionalCheckFailed', reasons);
        if (failed.length > 0) return { committed: false, failed };
        if (attempt === CONTENTION_ATTEMPTS || !isContention(reasons))
          throw new TransactionFailedError(reasons, attempt);
        await this.#pause(attempt);
      }
    }
  }
}

/** A transaction that DynamoDB cancelled for another reason than a condition. Nothing was written. */
export class TransactionFailedError extends Error {
  readonly code = 'transaction-failed';
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[], attempts: number) {
    // DynamoDB's own messages may quote values of the items, so only the codes are kept.
    super(
      `DynamoDB cancelled the transaction, attempt ${attempts} of ${CONTENTION_ATTEMPTS}: ${reasons.join(', ')}.`,
    );
    this.name = 'TransactionFailedError';
    this.reasons = reasons;
  }
}

const CONTENTION = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** One reason per write, `None` where the write itself is not to blame. Anything but a cancellation is thrown on. */
function reasonsOf(error: unknown): readonly string[] {
  if (!(error instanceof TransactionCanceledException)) throw error;
  return (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
}

function positionsOf(code: string, reasons: readonly string[]): number[] {
  return reasons.flatMap((reason, position) => (reason === code ? [position] : []));
}

/** The SDK repeats throttled calls, but it does not look into the reasons of a cancelled transaction. */
function isContention(reasons: readonly string[]): boolean {
  const toBlame = reasons.filter((reason) => reason !== 'None');
  return toBlame.length > 0 && toBlame.every((reason) => CONTENTION.has(reason));
}

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Transactions } from '../core/inbox/transactions.ts';
import { DynamoDbTransactions } from './dynamodb-transactions.ts';

/**
 * The transactions of a handler function, with the region, endpoint and credentials of its environment.
 *
 * A handler has more time than the intake and no caller who waits: three attempts of up to three seconds outlast a lost
 * connection and a short stall, and still leave most of a 30-second timeout to the other messages of the batch.
 */
export function connectTransactions(): Transactions {
  const client = new DynamoDBClient({
    maxAttempts: 3,
    // Without throwOnRequestTimeout the SDK only warns when an attempt takes too long.
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  return new DynamoDbTransactions(client);
}

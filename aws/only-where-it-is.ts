import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { PARKED_TABLE } from '../core/parked/parked-table.ts';

/** A write to the table of parked events that is made only where the item is still at its place. */
export const WHERE_IT_IS = {
  ConditionExpression: 'attribute_exists(#group)',
  ExpressionAttributeNames: { '#group': PARKED_TABLE.partitionKey },
} as const;

/** The answer to a transaction, or that its item was gone. */
export async function unlessGone<T>(call: Promise<T>): Promise<T | 'gone'> {
  try {
    return await call;
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) return 'gone';
    throw error;
  }
}

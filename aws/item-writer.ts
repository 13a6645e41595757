import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import type { PutItem, PutResult } from '../core/inbox/put-item.ts';
import { itemOf } from './attribute-value.ts';
import { CONTENTION_ATTEMPTS, jitteredPause, type Pause } from './contention.ts';
import { putRequest } from './transact-item.ts';

/**
 * Puts single items into DynamoDB. A put that meets a transaction on its item is tried again, as a transaction is: the SDK does
 * not do it.
 */
export function itemWriter(client: Pick<DynamoDBClient, 'send'>, pause: Pause = jitteredPause): PutItem {
  return async (write) => {
    // Costs nothing, and tells whose state is stored without a read.
    const request = { ...putRequest(write), ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.send(new PutItemCommand(request));
        return { written: true };
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return refusal(error);
        if (attempt === CONTENTION_ATTEMPTS || !(error instanceof TransactionConflictException)) throw error;
        await pause(attempt);
      }
    }
  };
}

function refusal({ Item }: ConditionalCheckFailedException): PutResult {
  return { written: false, stored: Item === undefined ? undefined : itemOf(Item) };
}

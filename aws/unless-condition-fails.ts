import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';

/** The answer to a conditional write, or that its condition did not hold. */
export async function unlessConditionFails<T>(call: Promise<T>): Promise<T | 'condition-failed'> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'condition-failed';
    throw error;
  }
}

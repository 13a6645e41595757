import { DynamoDBServiceException, type QueryCommandOutput } from '@aws-sdk/client-dynamodb';

/**
 * The answer to a query of an index that a table may not have, such as a ledger that was restored without its indexes or
 * is younger than they are: nothing then.
 */
export async function whereIndexed(
  query: Promise<QueryCommandOutput>,
): Promise<Pick<QueryCommandOutput, 'Items' | 'Count'>> {
  try {
    return await query;
  } catch (error) {
    if (isMissingIndex(error)) return {};
    throw error;
  }
}

function isMissingIndex(error: unknown): boolean {
  const isRefused = error instanceof DynamoDBServiceException && error.name === 'ValidationException';
  return isRefused && /does not have the specified index/i.test(error.message);
}

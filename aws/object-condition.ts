import { S3ServiceException } from '@aws-sdk/client-s3';

/** Precondition failed, or no object whose tag could be the one that is asked for. */
const FAILED = new Set([404, 412]);

/**
 * Set where a conditional write was refused because its condition does not hold. Then `afterAnotherAttempt` says that the
 * client had tried before, and does not know what became of it.
 */
export function conditionFailed(error: unknown): { readonly afterAnotherAttempt: boolean } | undefined {
  if (!(error instanceof S3ServiceException) || error.name === 'NoSuchBucket') return undefined;
  const { httpStatusCode = 0, attempts = 1 } = error.$metadata;
  return FAILED.has(httpStatusCode) ? { afterAnotherAttempt: attempts > 1 } : undefined;
}

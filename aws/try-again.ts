import { setTimeout as sleep } from 'node:timers/promises';
import { S3ServiceException } from '@aws-sdk/client-s3';

const ATTEMPTS = 3;
const FIRST_WAIT_MILLISECONDS = 100;

/** Makes a call to S3 again that failed in a way that the SDK does not try again. */
export async function tryAgain<T>(
  call: () => Promise<T>,
  isWorthIt: (error: unknown) => boolean,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (attempt === ATTEMPTS || !isWorthIt(error)) throw error;
      await sleep(Math.random() * FIRST_WAIT_MILLISECONDS * 2 ** attempt);
    }
  }
}

/** Somebody else writes at the same moment, and S3 does not say who was first. */
export function isConflict(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 409;
}

/** Anything but an answer that would be the same again, and a call whose time is over. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return !(error instanceof Error && error.name === 'AbortError');
  const { httpStatusCode = 500 } = error.$metadata;
  return isConflict(error) || httpStatusCode >= 500;
}

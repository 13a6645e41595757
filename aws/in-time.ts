import { CallTimedOutError } from '../core/call-timed-out-error.ts';
import { ThrottledError } from '../core/throttled-error.ts';
import { underSignal } from './abortable-handler.ts';
import { type CallBudget, withinBudget } from './call-budgets.ts';

/**
 * Makes a call within its budget, all attempts of the SDK together. A client with `clientSettings` need not be given the options.
 * Throws `CallTimedOutError` when it is spent, and
 * `ThrottledError` where DynamoDB takes no more for now.
 */
export async function inTime<T>(
  budget: CallBudget,
  call: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const options = withinBudget(budget);
  try {
    return await underSignal(options.abortSignal, () => call(options));
  } catch (error) {
    if (options.abortSignal.aborted || isTimeout(error)) throw new CallTimedOutError({ cause: error });
    throw isThrottling(error) ? new ThrottledError(undefined, { cause: error }) : error;
  }
}

const THROTTLING = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

/** DynamoDB's own names for it. */
function isThrottling(error: unknown): boolean {
  return error instanceof Error && THROTTLING.has(error.name);
}

/** The last attempt's own time was over before that of the call. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

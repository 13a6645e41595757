import { CallTimedOutError } from '../core/call-timed-out-error.ts';
import { type CallBudget, withinBudget } from './call-budgets.ts';

/** Makes a call within its budget, all attempts of the SDK together; throws `CallTimedOutError` when it is spent. */
export async function inTime<T>(
  budget: CallBudget,
  call: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
): Promise<T> {
  const options = withinBudget(budget);
  try {
    return await call(options);
  } catch (error) {
    throw options.abortSignal.aborted || isTimeout(error) ? new CallTimedOutError({ cause: error }) : error;
  }
}

/** The last attempt's own time was over before that of the call. */
function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/**
 * How long each call may take, retries included. A provider waits 15 seconds; the intake answers within 8 whatever
 * happens. The slowest path is secrets, claim, publish, park: 1.5 + 1.5 + 2.5 + 1.5 = 7 seconds.
 *
 * An attempt is given up well before its call, so that one lost packet leaves time for another attempt. Retries matter
 * only for lost connections and throttling; a dependency that is down is noticed within the budget and worked around.
 */
export const CALL_BUDGETS = {
  secrets: { callMilliseconds: 1_500, attemptMilliseconds: 700, attempts: 2 },
  claim: { callMilliseconds: 1_500, attemptMilliseconds: 500, attempts: 3 },
  publish: { callMilliseconds: 2_500, attemptMilliseconds: 1_000, attempts: 3 },
  mark: { callMilliseconds: 1_000, attemptMilliseconds: 500, attempts: 2 },
  park: { callMilliseconds: 1_500, attemptMilliseconds: 500, attempts: 3 },
} as const;

export type CallBudget = (typeof CALL_BUDGETS)[keyof typeof CALL_BUDGETS];

const CONNECT_MILLISECONDS = 300;

/** Client settings that keep every attempt within the budget. */
export function clientSettings({ attempts, attemptMilliseconds }: CallBudget) {
  return {
    maxAttempts: attempts,
    requestHandler: {
      connectionTimeout: CONNECT_MILLISECONDS,
      requestTimeout: attemptMilliseconds,
      // Without this the SDK only warns when an attempt takes too long.
      throwOnRequestTimeout: true,
    },
  };
}

/** Request options that end the call, whatever attempt it is at, when its budget is spent. */
export function withinBudget({ callMilliseconds }: CallBudget): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(callMilliseconds) };
}

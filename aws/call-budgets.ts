import { AbortableHandler } from './abortable-handler.ts';

/**
 * How long each call may take, retries included. A provider waits 15 seconds; the intake answers within 13 whatever
 * happens. The slowest path is that of an event behind parked ones whose publishing hangs: the secrets, and once more because
 * they may have changed; claim and line; what of the line is published, and half a second of help with one more publish, mark
 * and removal; park, two calls for the flag and the wait after it. They add up to 12.5 seconds. In practice a call that is
 * answered takes milliseconds.
 */
export const CALL_BUDGETS = {
  secrets: { callMilliseconds: 1_200 },
  claim: { callMilliseconds: 1_200 },
  /** A read or a write of the flag. */
  flag: { callMilliseconds: 600 },
  /** The end of a line. */
  line: { callMilliseconds: 800 },
  publish: { callMilliseconds: 2_000 },
  mark: { callMilliseconds: 600 },
  park: { callMilliseconds: 1_200 },
  /** Has the drain run; less than the wait beside which it is made. */
  startRun: { callMilliseconds: 1_000 },
  /** The drain's: a page of parked events or groups. */
  list: { callMilliseconds: 3_000 },
  /** Which events of a page are published. */
  read: { callMilliseconds: 800 },
  /** The drain's: up to ten events at once to the topic. */
  publishBatch: { callMilliseconds: 3_000 },
  /** The drain's: up to 25 marks and removals at once. */
  writeBatch: { callMilliseconds: 3_000 },
  /** The archive's, which nobody waits for: a page of a list, an object in memory, or a part of one. */
  object: { callMilliseconds: 30_000 },
  /** A replay's: up to ten events at once to a queue, or a question about the queue. */
  queue: { callMilliseconds: 8_000 },
  /** A replay's: up to a hundred entries of an inbox. */
  inboxEntries: { callMilliseconds: 3_000 },
  /** An audit's: a page of the ledger, of 1 MB. */
  scan: { callMilliseconds: 20_000 },
  /** An audit's: a page of a handler's log. CloudWatch takes a few of these a second, and the SDK waits where it refuses one. */
  log: { callMilliseconds: 60_000 },
  /** A look at the sources: a page of metrics. */
  metrics: { callMilliseconds: 20_000 },
} as const;

/** A call's share of the time. */
export interface CallBudget {
  readonly callMilliseconds: number;
}

/**
 * How often a client tries, and how long an attempt may take: well below a call's budget, so that one lost packet leaves
 * time for another attempt. Retries matter only for lost connections and throttling; a dependency that is down is noticed
 * within the budget and worked around.
 */
export const CLIENT_ATTEMPTS = {
  secrets: { attempts: 2, attemptMilliseconds: 550 },
  ledger: { attempts: 3, attemptMilliseconds: 450 },
  topic: { attempts: 3, attemptMilliseconds: 900 },
  functions: { attempts: 2, attemptMilliseconds: 450 },
  objects: { attempts: 5, attemptMilliseconds: 10_000 },
  queue: { attempts: 3, attemptMilliseconds: 2_500 },
  scan: { attempts: 6, attemptMilliseconds: 5_000 },
  log: { attempts: 8, attemptMilliseconds: 15_000 },
  metrics: { attempts: 5, attemptMilliseconds: 10_000 },
} as const;

/** A client's attempts. */
export type ClientAttempts = (typeof CLIENT_ATTEMPTS)[keyof typeof CLIENT_ATTEMPTS];

const CONNECT_MILLISECONDS = 300;

/** Client settings that keep every attempt short. */
export function clientSettings({ attempts, attemptMilliseconds }: ClientAttempts) {
  return {
    maxAttempts: attempts,
    // Of a command that is sent without options; nothing is added to a client's middleware later.
    cacheMiddleware: true,
    requestHandler: new AbortableHandler({
      connectionTimeout: CONNECT_MILLISECONDS,
      requestTimeout: attemptMilliseconds,
      // Without this the SDK only warns when an attempt takes too long.
      throwOnRequestTimeout: true,
    }),
  };
}

/** Request options that end the call, whatever attempt it is at, when its budget is spent. */
export function withinBudget({ callMilliseconds }: CallBudget): { readonly abortSignal: AbortSignal } {
  return { abortSignal: AbortSignal.timeout(callMilliseconds) };
}

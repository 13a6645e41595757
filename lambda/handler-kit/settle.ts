import type { HideMessages } from '../../core/handling/hide-messages.ts';
import { type Attempt, isUndone } from '../../core/handling/process-batch.ts';
import { postponements, type RetryOptions } from '../../core/handling/retry-schedule.ts';
import type { Telemetry } from '../telemetry.ts';
import { reportGuardFault, reportNotPostponed } from './handler-report.ts';
import { publishPostponed } from './publish-handling.ts';
import type { QueueMessage } from './queue-message.ts';

/** For the answer, without which all that is handled comes again too. */
const ANSWER_MILLISECONDS = 500;

/** Takes handled messages out of the queue, up to ten. Throws where that fails for any. */
export type DeleteMessages = (receiptHandles: readonly string[], milliseconds: number) => Promise<void>;

/** When what is not done comes again, and how SQS is told. */
export interface RetrySettings extends RetryOptions {
  readonly hide: HideMessages;
  readonly remove: DeleteMessages;
}

/** How long the function has. */
export interface FunctionTime {
  /** For the whole batch. */
  readonly timeoutSeconds: number;
  /** From now. */
  readonly remainingMilliseconds: () => number;
}

export interface SettleOptions {
  readonly retry: Pick<RetrySettings, 'hide' | 'remove'>;
  readonly time: FunctionTime;
  readonly telemetry: Telemetry;
}

/** What became of messages, by message. */
export type Attempts = ReadonlyMap<QueueMessage, Attempt>;

/**
 * Says when what is not done comes again. Where that fails, it comes again when the queue's visibility time-out is over:
 * later, and no less surely.
 */
export async function postpone(attempts: Attempts, { retry, time, telemetry }: SettleOptions): Promise<void> {
  const postponed = postponements(attempts, time.timeoutSeconds);
  if (postponed.length === 0) return;
  try {
    const hidden = postponed.map(({ record, seconds }) => ({ receiptHandle: record.receiptHandle, seconds }));
    await retry.hide(hidden, timeForCall(time));
    publishPostponed(postponed);
  } catch (error) {
    reportNotPostponed(postponed.length, error, telemetry);
  }
}

/**
 * Takes what is done out of the queue before the batch ends. Gives the messages that are out; where that fails, Lambda takes them
 * out when the batch ends.
 */
export async function removeDone(
  attempts: Attempts,
  { retry, time, telemetry }: SettleOptions,
): Promise<readonly QueueMessage[]> {
  const done = [...attempts].filter(([, attempt]) => !isUndone(attempt)).map(([message]) => message);
  if (done.length === 0) return [];
  try {
    await retry.remove(
      done.map(({ receiptHandle }) => receiptHandle),
      timeForCall(time),
    );
    return done;
  } catch (error) {
    reportGuardFault('not removed early', error, telemetry);
    return [];
  }
}

function timeForCall({ remainingMilliseconds }: FunctionTime): number {
  const remaining = remainingMilliseconds();
  return Math.max(remaining - ANSWER_MILLISECONDS, remaining / 2);
}

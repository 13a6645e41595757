import type { HideMessages } from '../../core/handling/hide-messages.ts';
import type { Verdict } from '../../core/handling/process-batch.ts';
import { postponements, type ReceivedRecord, type RetryOptions } from '../../core/handling/retry-schedule.ts';
import type { Telemetry } from '../telemetry.ts';
import { reportNotPostponed } from './handler-report.ts';
import { publishPostponed } from './publish-handling.ts';

/** For the answer, without which all that is handled comes again too. */
const ANSWER_MILLISECONDS = 500;

/** When what is not done comes again, and how SQS is told. */
export interface RetrySettings extends Pick<RetryOptions, 'schedule' | 'random'> {
  readonly hide: HideMessages;
}

/** A message that this function holds until it answers. */
export interface HeldMessage extends ReceivedRecord {
  readonly receiptHandle: string;
}

/** A batch and what became of it. */
export interface HandledBatch {
  readonly messages: readonly HeldMessage[];
  readonly verdicts: readonly Verdict[];
  /** How long the function had for it. */
  readonly timeoutSeconds: number;
  /** How long it still has. */
  readonly remainingMilliseconds: number;
}

/**
 * Says when what is not done comes again. Where that fails, it comes again when the queue's visibility time-out is over:
 * later, and no less surely.
 */
export async function postpone(
  { messages, verdicts, timeoutSeconds, remainingMilliseconds }: HandledBatch,
  { schedule, random, hide }: RetrySettings,
  telemetry: Telemetry,
): Promise<void> {
  const postponed = postponements(messages, verdicts, { schedule, random, timeoutSeconds });
  if (postponed.length === 0) return;
  try {
    await hide(
      postponed.map(({ record, seconds }) => ({ receiptHandle: record.receiptHandle, seconds })),
      Math.max(remainingMilliseconds - ANSWER_MILLISECONDS, remainingMilliseconds / 2),
    );
    publishPostponed(postponed);
  } catch (error) {
    reportNotPostponed(postponed.length, error, telemetry);
  }
}

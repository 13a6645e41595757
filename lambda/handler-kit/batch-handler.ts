import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Envelope } from '../../core/events/envelope.ts';
import { beforeDeadline } from '../../core/handling/before-deadline.ts';
import { checkedOutcome } from '../../core/handling/checked-outcome.ts';
import type { Handle, HandlingOutcome } from '../../core/handling/handler.ts';
import { isUndone, processBatch, type Verdict } from '../../core/handling/process-batch.ts';
import { readEnvelope } from '../../core/handling/read-envelope.ts';
import { type ContextOptions, handlerContext } from './handler-context.ts';
import { type MessageReport, reportMessage } from './handler-report.ts';
import { type HeldMessage, postpone, type RetrySettings } from './postpone.ts';
import { publishHandling } from './publish-handling.ts';

export interface BatchHandlerOptions<Table extends string, Event extends Envelope = Envelope>
  extends ContextOptions<Table> {
  readonly handle: Handle<Table, Event>;
  readonly now: () => Date;
  /** Hears what became of each message. @default it is logged and counted by the telemetry */
  readonly report?: (report: MessageReport) => void;
  /** @default what is not done comes again when the queue's visibility time-out is over */
  readonly retry?: RetrySettings;
}

/** A Lambda handler for batches of an SQS FIFO queue, around the `handle` of one event. */
export type BatchHandler = (
  event: SQSEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<SQSBatchResponse>;

export function createBatchHandler<Table extends string, Event extends Envelope>(
  options: BatchHandlerOptions<Table, Event>,
): BatchHandler {
  return async ({ Records }, context) => {
    const deadline = new AbortController();
    const remaining = context.getRemainingTimeInMillis();
    const timer = setTimeout(() => deadline.abort(), usableTime(remaining));
    try {
      const messages = Records.map(messageOf);
      const verdicts = await handleBatch(messages, deadline.signal, options);
      // Last: whoever gets a message again that this function still holds would handle it at the same time.
      if (options.retry !== undefined) {
        const batch = {
          messages,
          verdicts,
          timeoutSeconds: Math.ceil(remaining / 1000),
          remainingMilliseconds: context.getRemainingTimeInMillis(),
        };
        await postpone(batch, options.retry, options.telemetry);
      }
      return answerOf(messages, verdicts);
    } finally {
      clearTimeout(timer);
    }
  };
}

interface Message extends HeldMessage {
  readonly body: string;
}

function messageOf({ messageId, receiptHandle, body, attributes }: SQSRecord): Message {
  return {
    messageId,
    receiptHandle,
    body,
    groupId: attributes.MessageGroupId ?? messageId,
    receiveCount: Number(attributes.ApproximateReceiveCount),
  };
}

const RESERVE_MILLISECONDS = 2_000;

/** Time for handling: all but what the log lines, the call that postpones and the answer need. */
function usableTime(remaining: number): number {
  return Math.max(remaining - RESERVE_MILLISECONDS, remaining / 2);
}

async function handleBatch<Table extends string, Event extends Envelope>(
  messages: readonly Message[],
  deadline: AbortSignal,
  options: BatchHandlerOptions<Table, Event>,
): Promise<readonly Verdict[]> {
  const attempt = (message: Message) => attemptMessage(message, deadline, options);
  const verdicts = await processBatch(messages, { attempt, deadline });
  for (const { messageId, receiveCount } of messages.filter((_, index) => verdicts[index] === 'held')) {
    const at = options.now();
    tell({ messageId, receiveCount, verdict: 'held', startedAt: at, endedAt: at }, options);
  }
  return verdicts;
}

function answerOf(messages: readonly Message[], verdicts: readonly Verdict[]): SQSBatchResponse {
  const undone = messages.filter((_, index) => isUndone(verdicts[index] ?? 'held'));
  return { batchItemFailures: undone.map(({ messageId }) => ({ itemIdentifier: messageId })) };
}

async function attemptMessage<Table extends string, Event extends Envelope>(
  { messageId, receiveCount, body }: Message,
  deadline: AbortSignal,
  options: BatchHandlerOptions<Table, Event>,
): Promise<HandlingOutcome | 'failed'> {
  const startedAt = options.now();
  const found = await handleBody(body, deadline, options);
  tell({ messageId, receiveCount, startedAt, endedAt: options.now(), ...found }, options);
  return found.verdict;
}

function tell(
  message: MessageReport,
  {
    telemetry,
    report = (it) => reportMessage(it, telemetry),
  }: Pick<BatchHandlerOptions<string>, 'telemetry' | 'report'>,
): void {
  report(message);
  publishHandling(message);
}

type Finding = Pick<MessageReport, 'event' | 'drift' | 'problem' | 'mendedTexts' | 'error'> & {
  readonly verdict: HandlingOutcome | 'failed';
};

async function handleBody<Table extends string, Event extends Envelope>(
  body: string,
  deadline: AbortSignal,
  options: BatchHandlerOptions<Table, Event>,
): Promise<Finding> {
  const reading = readEnvelope(body);
  if (!reading.ok) return { verdict: 'failed', problem: reading.problem };
  const { event, drift } = reading;
  const mended: { mendedTexts?: number } = {};
  const onMended = (texts: number) => {
    mended.mendedTexts = texts;
  };
  try {
    const context = handlerContext({ event, drift, signal: deadline, onMended }, options);
    // The queue's subscription lets through only what the handler's patterns, hence its type, name.
    const returned = await beforeDeadline(deadline, () => options.handle(event as Event, context));
    return { event, ...mended, verdict: checkedOutcome(returned) };
  } catch (error) {
    return { event, drift, ...mended, verdict: 'failed', error };
  }
}

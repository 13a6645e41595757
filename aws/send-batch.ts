import {
  type BatchResultErrorEntry,
  type SendMessageBatchRequestEntry,
  type SendMessageBatchResult,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import type { SendOutcome } from '../core/archive/replay/replay-ports.ts';
import type { TopicMessage } from '../core/topic/topic.ts';

/** Makes the call for up to ten entries. */
type Send = (
  entries: SendMessageBatchRequestEntry[],
) => Promise<Pick<SendMessageBatchResult, 'Successful' | 'Failed'>>;

/** Sends up to ten messages to a FIFO queue in one call. Tells what became of each, and throws when that is not known. */
export async function sendBatch(
  messages: readonly TopicMessage[],
  send: Send,
): Promise<readonly SendOutcome[]> {
  try {
    const { Successful = [], Failed = [] } = await send(messages.map(entryOf));
    const taken = new Set(Successful.map(({ Id }) => Id));
    return messages.map((_, index) => {
      const id = String(index);
      return taken.has(id) ? 'sent' : outcomeOf(Failed.find(({ Id }) => Id === id));
    });
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    // A call that is refused as a whole does not say which message is to blame.
    return messages.length === 1 ? [{ refused: reason }] : await sendSingly(messages, send);
  }
}

async function sendSingly(messages: readonly TopicMessage[], send: Send): Promise<readonly SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (const message of messages) outcomes.push(...(await sendBatch([message], send)));
  return outcomes;
}

/** A message as SQS takes it in a batch. */
function entryOf({ body, groupId, deduplicationId, attributes }: TopicMessage, index: number) {
  return {
    Id: String(index),
    MessageBody: body,
    MessageGroupId: groupId,
    MessageDeduplicationId: deduplicationId,
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
    ),
  };
}

/** SQS's own codes for a body, an attribute or an id that it does not take, now or ever. */
const ABOUT_THE_MESSAGE = /InvalidMessageContents|InvalidParameterValue|BatchRequestTooLong|InvalidAttribute/;

/** An entry that the answer does not name may be in the queue or not. */
function outcomeOf(failed: BatchResultErrorEntry | undefined): SendOutcome {
  const code = failed?.Code ?? 'unknown';
  return ABOUT_THE_MESSAGE.test(code) ? { refused: code } : { failed: code };
}

function reasonOf(error: unknown): string | undefined {
  const isRefusal = error instanceof SQSServiceException && ABOUT_THE_MESSAGE.test(error.name);
  return isRefusal ? error.name : undefined;
}

import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';

export interface QueueHandle {
  readonly client: SQSClient;
  readonly queueUrl: string;
}

/** Takes messages out of the queue for good. */
export async function deleteMessages(
  messages: readonly Message[],
  { client, queueUrl: QueueUrl }: QueueHandle,
): Promise<void> {
  const entries = messages.map(({ ReceiptHandle = '' }, index) => ({ Id: String(index), ReceiptHandle }));
  for (const Entries of requestsOf(entries))
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
}

/** Lets messages come again after so many seconds. */
export async function showMessages(
  messages: readonly Message[],
  { client, queueUrl: QueueUrl, seconds }: QueueHandle & { readonly seconds: number },
): Promise<void> {
  const entries = messages.map(({ ReceiptHandle = '' }, index) => ({
    Id: String(index),
    ReceiptHandle,
    VisibilityTimeout: seconds,
  }));
  for (const Entries of requestsOf(entries))
    await client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
}

/** What SQS takes in a batch request. */
const MAX_ENTRIES = 10;

function requestsOf<Entry>(entries: readonly Entry[]): Entry[][] {
  const starts = Array.from({ length: Math.ceil(entries.length / MAX_ENTRIES) }, (_, at) => at * MAX_ENTRIES);
  return starts.map((start) => entries.slice(start, start + MAX_ENTRIES));
}

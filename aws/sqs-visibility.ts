import type { SQSClient } from '@aws-sdk/client-sqs';
import type { HideMessages } from '../core/handling/hide-messages.ts';

/** Hides messages of one queue. The client is loaded with the first failure: most batches have none. */
export function messageHider(queueUrl: string, createClient?: () => SQSClient): HideMessages {
  let client: SQSClient | undefined;
  return async (messages, milliseconds) => {
    const { ChangeMessageVisibilityBatchCommand, SQSClient } = await import('@aws-sdk/client-sqs');
    client ??= createClient?.() ?? new SQSClient({ maxAttempts: 2 });
    const command = new ChangeMessageVisibilityBatchCommand({
      QueueUrl: queueUrl,
      Entries: messages.map(({ receiptHandle, seconds }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      })),
    });
    const { Failed = [] } = await client.send(command, {
      abortSignal: AbortSignal.timeout(milliseconds),
    });
    if (Failed.length > 0) throw new NotHiddenError(Failed.map(({ Code = 'unknown' }) => Code));
  };
}

/** SQS answers 200 even where it refused entries. */
export class NotHiddenError extends Error {
  readonly code = 'not-hidden';

  constructor(reasons: readonly string[]) {
    super(
      `SQS did not change when ${reasons.length} messages come again: ${[...new Set(reasons)].join(', ')}`,
    );
    this.name = 'NotHiddenError';
  }
}

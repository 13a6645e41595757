import type { SQSClient } from '@aws-sdk/client-sqs';
import type { HiddenMessage } from '../core/handling/hide-messages.ts';

/**
 * The messages that a function holds of one queue, up to ten a call. The client is loaded with the first call: most batches
 * need none.
 */
export class HeldMessages {
  readonly #queueUrl: string;
  readonly #createClient: (() => SQSClient) | undefined;
  #client: SQSClient | undefined;

  constructor(queueUrl: string, createClient?: () => SQSClient) {
    this.#queueUrl = queueUrl;
    this.#createClient = createClient;
  }

  /** Sets when messages are given out again. */
  async hide(messages: readonly HiddenMessage[], milliseconds: number): Promise<void> {
    const { ChangeMessageVisibilityBatchCommand } = await import('@aws-sdk/client-sqs');
    const command = new ChangeMessageVisibilityBatchCommand({
      QueueUrl: this.#queueUrl,
      Entries: messages.map(({ receiptHandle, seconds }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      })),
    });
    const client = await this.#connected();
    const { Failed = [] } = await client.send(command, { abortSignal: AbortSignal.timeout(milliseconds) });
    if (Failed.length > 0) throw new MessagesNotChangedError('not-hidden', Failed.map(codeOf));
  }

  /** Takes messages out of the queue. */
  async remove(receiptHandles: readonly string[], milliseconds: number): Promise<void> {
    const { DeleteMessageBatchCommand } = await import('@aws-sdk/client-sqs');
    const command = new DeleteMessageBatchCommand({
      QueueUrl: this.#queueUrl,
      Entries: receiptHandles.map((ReceiptHandle, index) => ({ Id: String(index), ReceiptHandle })),
    });
    const client = await this.#connected();
    const { Failed = [] } = await client.send(command, { abortSignal: AbortSignal.timeout(milliseconds) });
    if (Failed.length > 0) throw new MessagesNotChangedError('not-removed', Failed.map(codeOf));
  }

  async #connected(): Promise<SQSClient> {
    const { SQSClient } = await import('@aws-sdk/client-sqs');
    this.#client ??= this.#createClient?.() ?? new SQSClient({ maxAttempts: 2 });
    return this.#client;
  }
}

/** SQS answers 200 even where it refused entries. */
export class MessagesNotChangedError extends Error {
  readonly code: 'not-hidden' | 'not-removed';

  constructor(code: MessagesNotChangedError['code'], reasons: readonly string[]) {
    super(`SQS refused ${reasons.length} of the messages: ${[...new Set(reasons)].join(', ')}`);
    this.name = 'MessagesNotChangedError';
    this.code = code;
  }
}

function codeOf({ Code = 'unknown' }: { readonly Code?: string | undefined }): string {
  return Code;
}

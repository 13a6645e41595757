import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { LocalPipeline } from '../../local/local-pipeline.ts';

/** Counts how often each message of a handler's queue failed, and how many invocations died under it. */
export class FailedMessages {
  /** Failures by message id. */
  readonly failures = new Map<string, number>();
  /** Invocations of any function that ended without an answer. */
  died = 0;
  readonly #stop: () => void;

  constructor(pipeline: Pick<LocalPipeline, 'onInvocation'>) {
    this.#stop = pipeline.onInvocation(({ subscriber, event, result }) => {
      if (!result.ok) this.died += 1;
      if (subscriber === undefined) return;
      const failed = result.ok
        ? failedIn(result.payload as SQSBatchResponse | null)
        : allOf(event as SQSEvent);
      for (const id of failed) this.failures.set(id, (this.failures.get(id) ?? 0) + 1);
    });
  }

  close(): void {
    this.#stop();
  }
}

function failedIn(response: SQSBatchResponse | null): string[] {
  return (response?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
}

function allOf({ Records }: SQSEvent): string[] {
  return Records.map(({ messageId }) => messageId);
}

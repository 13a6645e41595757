import { randomUUID } from 'node:crypto';
import { redrivePolicyOf, sourceOfDeadLetter } from './dead-letters.ts';
import type { FauxqsModules, SqsMessage, SqsQueue, SqsStore } from './fauxqs-modules.ts';
import { Refusal } from './refusal.ts';

export interface MoveRequest {
  readonly SourceArn: string;
  readonly DestinationArn?: string;
  readonly MaxNumberOfMessagesPerSecond?: number;
}

interface MoveTask extends MoveRequest {
  readonly Status: 'COMPLETED' | 'FAILED';
  readonly FailureReason?: string;
  readonly ApproximateNumberOfMessagesMoved: number;
  readonly ApproximateNumberOfMessagesToMove: number;
  readonly StartedTimestamp: number;
}

/**
 * Moves dead letters back, which fauxqs cannot: those that are visible, each to the queue it came from or all to one. As
 * on AWS they count as new messages and take their place behind what is there. A task is over when its start is answered,
 * at whatever rate it asks for, so there is never one to cancel.
 */
export class MoveTasks {
  readonly #store: SqsStore;
  readonly #createMessage: FauxqsModules['createMessage'];
  readonly #tasks: MoveTask[] = [];

  constructor(store: SqsStore, createMessage: FauxqsModules['createMessage']) {
    this.#store = store;
    this.#createMessage = createMessage;
  }

  /** `StartMessageMoveTask`. */
  start(request: MoveRequest) {
    const deadLetterQueue = this.#queue('SourceArn', request.SourceArn);
    if (!this.#isDeadLetterQueue(request.SourceArn)) {
      throw new Refusal('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.');
    }
    const destination =
      request.DestinationArn === undefined
        ? undefined
        : this.#queue('DestinationArn', request.DestinationArn);
    this.#tasks.unshift({ ...request, ...this.#move(deadLetterQueue, destination) });
    return { TaskHandle: randomUUID() };
  }

  /** `ListMessageMoveTasks`: the latest first. */
  list({ SourceArn, MaxResults = 1 }: { readonly SourceArn: string; readonly MaxResults?: number }) {
    this.#queue('SourceArn', SourceArn);
    const tasks = this.#tasks.filter((task) => task.SourceArn === SourceArn);
    return { Results: tasks.slice(0, MaxResults) };
  }

  /** `CancelMessageMoveTask`. */
  cancel(): never {
    throw new Refusal('ResourceNotFoundException', 'There is no running task of this handle.');
  }

  #move(deadLetterQueue: SqsQueue, destination: SqsQueue | undefined) {
    const StartedTimestamp = Date.now();
    const visible = Number(deadLetterQueue.getAttribute('ApproximateNumberOfMessages'));
    for (let moved = 0; ; moved += 1) {
      const counts = {
        ApproximateNumberOfMessagesMoved: moved,
        ApproximateNumberOfMessagesToMove: visible,
        StartedTimestamp,
      };
      const [received] = deadLetterQueue.dequeue(1);
      const letter = received && deadLetterQueue.inflightMessages.get(received.ReceiptHandle)?.message;
      if (received === undefined || letter === undefined) return { ...counts, Status: 'COMPLETED' } as const;
      const target = destination ?? this.#store.getQueueByArn(sourceOfDeadLetter(letter) ?? '');
      if (target === undefined) {
        deadLetterQueue.changeVisibility(received.ReceiptHandle, 0);
        return { ...counts, Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' } as const;
      }
      target.enqueue(this.#again(letter, target));
      deadLetterQueue.deleteMessage(received.ReceiptHandle);
    }
  }

  #again({ body, messageAttributes, messageGroupId, messageDeduplicationId }: SqsMessage, target: SqsQueue) {
    const message = this.#createMessage(
      body,
      messageAttributes,
      undefined,
      messageGroupId,
      messageDeduplicationId,
    );
    if (target.isFifo()) message.sequenceNumber = target.nextSequenceNumber();
    return message;
  }

  #queue(parameter: string, arn: string): SqsQueue {
    const queue = this.#store.getQueueByArn(arn);
    if (queue !== undefined) return queue;
    throw new Refusal(
      'ResourceNotFoundException',
      `The resource that you specified for the ${parameter} parameter doesn't exist.`,
    );
  }

  #isDeadLetterQueue(arn: string): boolean {
    return [...this.#store.allQueues()].some((queue) => redrivePolicyOf(queue)?.deadLetterTargetArn === arn);
  }
}

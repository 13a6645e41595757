import { buryMessage, type TellDeadLetter } from './dead-letters.ts';
import type { SqsQueue } from './fauxqs-modules.ts';

/** Lets who listens hear of the dead letters of a standard queue, and keeps from which queue they come. */
export function tellOfDeadLetters(queue: SqsQueue, tell: TellDeadLetter): void {
  const { dequeue } = queue;
  queue.dequeue = (max, visibilitySeconds, queueByArn) =>
    dequeue.call(queue, max, visibilitySeconds, (arn) => {
      const deadLetterQueue = queueByArn?.(arn);
      return deadLetterQueue && toldOf(deadLetterQueue, queue, tell);
    });
}

/** The dead-letter queue as `dequeue` sees it, which puts messages into it and does nothing else. */
function toldOf(deadLetterQueue: SqsQueue, from: SqsQueue, tell: TellDeadLetter): SqsQueue {
  const told: Pick<SqsQueue, 'enqueue'> = {
    enqueue: (message) => tell(buryMessage(message, from, deadLetterQueue)),
  };
  return told as SqsQueue;
}

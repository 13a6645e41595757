import type { TellDeadLetter } from './dead-letters.ts';
import type { SqsStore } from './fauxqs-modules.ts';
import { giveOutInOrder } from './fifo-queue.ts';
import { tellOfDeadLetters } from './standard-queue.ts';

/** Makes a store's FIFO queues behave as those of AWS, and every queue know what time it is when it is asked for. */
export function makeQueuesStrict(store: SqsStore, tell: TellDeadLetter): void {
  const { createQueue, getQueue } = store;
  store.createQueue = (...description) => {
    const queue = createQueue.apply(store, description);
    if (queue.isFifo()) giveOutInOrder(queue, tell);
    else tellOfDeadLetters(queue, tell);
    return queue;
  };
  // fauxqs ends visibility timeouts only when somebody receives: until then a late delete would still succeed.
  store.getQueue = (url) => {
    const queue = getQueue.call(store, url);
    queue?.processTimers();
    return queue;
  };
}

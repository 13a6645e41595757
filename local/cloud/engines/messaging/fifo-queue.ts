import { Arrivals } from './arrivals.ts';
import { buryMessage, redrivePolicyOf, type TellDeadLetter } from './dead-letters.ts';
import type { ReceivedMessage, SqsMessage, SqsQueue } from './fauxqs-modules.ts';
import { newReceipt } from './receipts.ts';

type Dequeue = SqsQueue['dequeue'];

/**
 * Makes a FIFO queue give out messages as AWS does. fauxqs gives one message of a group per receive, nothing of a group of
 * which anything is in flight, and puts messages that become visible together back in reverse.
 *
 * AWS gives as many messages of a group as fit, in order, up to the first one that is still invisible: a message whose
 * visibility timeout was ended comes again although a later one is in flight, but no message overtakes an earlier one.
 */
export function giveOutInOrder(queue: SqsQueue, tell: TellDeadLetter): void {
  const { enqueue, processTimers, changeVisibility } = queue;
  const arrivals = new Arrivals();

  queue.enqueue = (message) => {
    arrivals.add(message);
    enqueue.call(queue, message);
  };
  queue.processTimers = () => {
    const hidden = [...queue.inflightMessages.values()];
    processTimers.call(queue);
    for (const { receiptHandle, message } of hidden) {
      if (!queue.inflightMessages.has(receiptHandle)) arrivals.sort(waitingWith(queue, message));
    }
    if (queue.pollWaiters.length > 0 && hasVisible(queue, arrivals)) queue.cancelWaiters();
  };
  queue.changeVisibility = (receiptHandle, seconds) => {
    const message = queue.inflightMessages.get(receiptHandle)?.message;
    changeVisibility.call(queue, receiptHandle, seconds);
    if (message !== undefined) arrivals.sort(waitingWith(queue, message));
  };
  queue.dequeue = (...request) => giveOut(queue, { arrivals, tell }, request);
}

interface Surroundings {
  readonly arrivals: Arrivals;
  readonly tell: TellDeadLetter;
}

function giveOut(
  queue: SqsQueue,
  { arrivals, tell }: Surroundings,
  [max, visibilitySeconds, queueByArn]: Parameters<Dequeue>,
): ReceivedMessage[] {
  queue.processTimers();
  const policy = redrivePolicyOf(queue);
  const deadLetterQueue = policy && queueByArn?.(policy.deadLetterTargetArn);
  const seconds = visibilitySeconds ?? Number(queue.attributes['VisibilityTimeout']);
  const given: ReceivedMessage[] = [];
  for (const message of visibleMessages(queue, arrivals)) {
    if (given.length === max) break;
    takeOut(queue, message);
    message.approximateReceiveCount += 1;
    if (policy && deadLetterQueue && message.approximateReceiveCount > policy.maxReceiveCount) {
      tell(buryMessage(message, queue, deadLetterQueue));
    } else {
      given.push(hide(queue, message, seconds));
    }
  }
  return given;
}

/** All that may be given out now, group by group, each in its order. */
function visibleMessages(queue: SqsQueue, arrivals: Arrivals): SqsMessage[] {
  const firstHidden = firstHiddenArrivals(queue, arrivals);
  return [...queue.fifoMessages].flatMap(([groupId, messages]) => {
    const barrier = firstHidden.get(groupId);
    return barrier === undefined
      ? messages
      : messages.filter((message) => arrivals.positionOf(message) < barrier);
  });
}

function hasVisible(queue: SqsQueue, arrivals: Arrivals): boolean {
  return visibleMessages(queue, arrivals).length > 0;
}

/** Where in each group the first message in flight stands. */
function firstHiddenArrivals(queue: SqsQueue, arrivals: Arrivals): Map<string, number> {
  const first = new Map<string, number>();
  for (const { message } of queue.inflightMessages.values()) {
    const groupId = groupIdOf(message);
    first.set(
      groupId,
      Math.min(first.get(groupId) ?? Number.POSITIVE_INFINITY, arrivals.positionOf(message)),
    );
  }
  return first;
}

/** Takes a message, the first of its group, out of those that wait. */
function takeOut(queue: SqsQueue, message: SqsMessage): void {
  const waiting = waitingWith(queue, message);
  waiting.shift();
  if (waiting.length === 0) queue.fifoMessages.delete(groupIdOf(message));
}

function hide(queue: SqsQueue, message: SqsMessage, seconds: number): ReceivedMessage {
  const receiptHandle = newReceipt(message);
  const now = Date.now();
  message.approximateFirstReceiveTimestamp ??= now;
  queue.inflightMessages.set(receiptHandle, {
    message,
    receiptHandle,
    visibilityDeadline: now + seconds * 1000,
  });
  const groupId = groupIdOf(message);
  queue.fifoLockedGroups.set(groupId, (queue.fifoLockedGroups.get(groupId) ?? 0) + 1);
  const { messageId, body, md5OfBody, messageAttributes, md5OfMessageAttributes } = message;
  return {
    MessageId: messageId,
    ReceiptHandle: receiptHandle,
    MD5OfBody: md5OfBody,
    Body: body,
    ...(Object.keys(messageAttributes).length === 0
      ? {}
      : { MessageAttributes: messageAttributes, MD5OfMessageAttributes: md5OfMessageAttributes }),
  };
}

/** Those of the message's group that wait to be given out. */
function waitingWith(queue: SqsQueue, message: SqsMessage): SqsMessage[] {
  return queue.fifoMessages.get(groupIdOf(message)) ?? [];
}

function groupIdOf({ messageGroupId = '' }: SqsMessage): string {
  return messageGroupId;
}

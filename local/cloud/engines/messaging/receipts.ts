import { randomUUID } from 'node:crypto';
import type { SqsMessage, SqsQueue } from './fauxqs-modules.ts';
import { Refusal } from './refusal.ts';

const RECEIPT = /^([0-9a-f-]{36})\.[0-9a-f-]{36}$/;

/** A handle for one receive of a message, by which a FIFO queue can tell a late delete from one of nothing. */
export function newReceipt({ messageId }: SqsMessage): string {
  return `${messageId}.${randomUUID()}`;
}

/**
 * Deletes a message. fauxqs says yes to any handle. AWS refuses one that it never gave out and, in a FIFO queue, one of a
 * message that is visible again or was received again; to delete once more what is deleted is no error.
 */
export function deleteByReceipt(queue: SqsQueue, handle: string): void {
  if (!queue.isFifo() || queue.inflightMessages.has(handle)) {
    queue.deleteMessage(handle);
    return;
  }
  const [, messageId] = RECEIPT.exec(handle) ?? [];
  if (messageId === undefined) {
    throw new Refusal('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  }
  if (!holds(queue, messageId)) return;
  throw new Refusal(
    'InvalidParameterValue',
    `Value ${handle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
  );
}

function holds(queue: SqsQueue, messageId: string): boolean {
  const { ready, delayed, inflight } = queue.inspectMessages();
  const messages = [...ready, ...delayed, ...inflight.map(({ message }) => message)];
  return messages.some((message) => message.messageId === messageId);
}

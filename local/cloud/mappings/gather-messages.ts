import type { Message } from '@aws-sdk/client-sqs';
import { MAX_BATCH_BYTES, payloadBytes } from './batches-by-size.ts';

export interface GatherOptions {
  readonly batchSize: number;
  /** How long messages are gathered from the first of them on. 0: what one receive gives is a batch. */
  readonly windowSeconds: number;
  /** Receives so many messages at most, and waits so long for the first of them. */
  readonly receive: (count: number, waitSeconds: number) => Promise<readonly Message[]>;
  /** In milliseconds. */
  readonly now: () => number;
}

/** What SQS gives at once. */
const RECEIVE_SIZE = 10;
const LONG_POLL_SECONDS = 20;

/** Receives until there are as many messages as a batch may have, or the window is over. Empty where nothing came. */
export async function gatherMessages(options: GatherOptions): Promise<Message[]> {
  const { batchSize, windowSeconds, receive, now } = options;
  const messages = [...(await receive(Math.min(batchSize, RECEIVE_SIZE), LONG_POLL_SECONDS))];
  if (windowSeconds === 0 || messages.length === 0) return messages;
  const end = now() + windowSeconds * 1_000;
  let bytes = bytesOf(messages);
  while (messages.length < batchSize && bytes < MAX_BATCH_BYTES && now() < end) {
    const waitSeconds = Math.min(Math.ceil((end - now()) / 1_000), LONG_POLL_SECONDS);
    const more = await receive(Math.min(batchSize - messages.length, RECEIVE_SIZE), waitSeconds);
    messages.push(...more);
    bytes += bytesOf(more);
  }
  return messages;
}

function bytesOf(messages: readonly Message[]): number {
  return messages.reduce((sum, message) => sum + payloadBytes(message), 0);
}

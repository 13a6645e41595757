import type { Message } from '@aws-sdk/client-sqs';

/** Lambda's limit for the payload of an invocation is 6 MB; this leaves room for what surrounds the bodies. */
export const MAX_BATCH_BYTES = 5_500_000;
/** About what a record holds beside body and attributes. */
const RECORD_OVERHEAD_BYTES = 1_500;

/** Splits received messages, in their order, into batches that fit one invocation. */
export function batchesBySize(messages: readonly Message[], maxBytes = MAX_BATCH_BYTES): Message[][] {
  const batches: Message[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = payloadBytes(message);
    const last = batches.at(-1);
    if (last === undefined || bytes + size > maxBytes) {
      batches.push([message]);
      bytes = size;
    } else {
      last.push(message);
      bytes += size;
    }
  }
  return batches;
}

/** The body as it stands in the JSON of the event, where quotes and backslashes are escaped. */
export function payloadBytes({ Body = '' }: Message): number {
  return Buffer.byteLength(JSON.stringify(Body)) + RECORD_OVERHEAD_BYTES;
}

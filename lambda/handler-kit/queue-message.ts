import type { SQSRecord } from 'aws-lambda';
import type { KeptMessage } from '../../core/quarantine/guarded-batch.ts';

/** A message that the function holds until it answers. */
export interface QueueMessage extends KeptMessage {
  readonly receiptHandle: string;
}

/** The message of a record. Only a queue that is no FIFO queue has neither group nor sequence. */
export function messageOf({ messageId, receiptHandle, body, attributes }: SQSRecord): QueueMessage {
  return {
    messageId,
    receiptHandle,
    body,
    groupId: attributes.MessageGroupId ?? messageId,
    sequence: attributes.SequenceNumber ?? messageId,
    receiveCount: Number(attributes.ApproximateReceiveCount),
  };
}

import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { Envelope } from '../../core/events/envelope.ts';

export interface MessageOptions {
  readonly messageId: string;
  readonly body: string;
  readonly groupId?: string;
  readonly receiveCount?: number;
}

/** One record as Lambda gives it to a handler of a FIFO queue. */
export function sqsRecord({ messageId, body, groupId, receiveCount = 1 }: MessageOptions): SQSRecord {
  return {
    messageId,
    receiptHandle: `receipt-${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '1795341601000',
      SenderId: 'AIDAEXAMPLE',
      ApproximateFirstReceiveTimestamp: '1795341601500',
      SequenceNumber: '18892930000000000000',
      MessageDeduplicationId: messageId,
      ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
    },
    messageAttributes: {},
    md5OfBody: '00000000000000000000000000000000',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:handler.fifo',
    awsRegion: 'us-east-1',
  };
}

/** A batch of envelopes, each in the message group of its partition key, with message ids `message-1` and so on. */
export function sqsEvent(...events: readonly Envelope[]): SQSEvent {
  return {
    Records: events.map((event, index) =>
      sqsRecord({
        messageId: `message-${index + 1}`,
        body: JSON.stringify(event),
        groupId: event.partitionkey,
      }),
    ),
  };
}

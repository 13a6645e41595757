import type { SQSEvent } from 'aws-lambda';
import { sqsEvent } from '../../local/cloud/mappings/sqs-event.ts';
import { buildEvent } from '../../local/testing/index.ts';

const ORIGIN = { queueArn: 'arn:aws:sqs:eu-central-1:000000000000:handler.fifo', region: 'eu-central-1' };
let count = 0;

/** A batch of new events, spread over so many users, as Lambda hands it over. */
export function batchOf(events: number, groups: number): SQSEvent {
  return sqsEvent(
    Array.from({ length: events }, (_, index) => messageOf(`did:privy:bench${index % groups}`)),
    ORIGIN,
  );
}

function messageOf(user: string) {
  count += 1;
  const event = {
    ...buildEvent('privy.user.authenticated'),
    id: `msg_${count}`,
    time: new Date(1_795_341_600_000 + count).toISOString(),
    subject: user,
    partitionkey: `privy/main#${user}`,
  };
  return {
    MessageId: `message-${count}`,
    ReceiptHandle: `receipt-${count}`,
    Body: JSON.stringify(event),
    Attributes: {
      ApproximateReceiveCount: '1',
      MessageGroupId: event.partitionkey,
      SequenceNumber: String(count).padStart(20, '0'),
    },
  };
}

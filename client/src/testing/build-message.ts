import type { UnknownEvent, WalletEvent } from '../../../core/events/wallet-event.ts';

/** The body of the SQS message with which a subscriber gets the event. */
export function buildMessage(event: WalletEvent | UnknownEvent): string {
  return JSON.stringify(event);
}

/** The same where the subscription has no raw message delivery: the envelope inside an SNS notification. */
export function buildNotification(event: WalletEvent | UnknownEvent): string {
  return JSON.stringify({
    Type: 'Notification',
    MessageId: '00000000-0000-4000-8000-000000000000',
    SequenceNumber: '10000000000000000000',
    TopicArn: 'arn:aws:sns:eu-central-1:123456789012:events.fifo',
    Message: buildMessage(event),
    Timestamp: event.receivedtime,
    MessageAttributes: { type: { Type: 'String', Value: event.type } },
  });
}

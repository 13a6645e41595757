import { createHash, randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import type { Envelope } from '../../../core/events/envelope.ts';
import { deliveryEvent } from '../../intake/delivery-event.ts';
import { SECRET } from '../../intake/receiver-environment.ts';
import { batchOf } from '../../kit/batch.ts';

/** As long as an id of Svix, and as hard to compress. */
function svixId(of: string): string {
  return `msg_${createHash('sha256').update(of).digest('base64url').slice(0, 27)}`;
}

/** A delivery with a request id as API Gateway gives it: it is in the line. */
export function realDelivery(): unknown {
  const event = deliveryEvent(SECRET) as { readonly requestContext: object };
  return { ...event, requestContext: { ...event.requestContext, requestId: randomUUID() } };
}

/** A batch of events of as many users, with ids as Svix and SQS give them. */
export function realBatch(events: number): SQSEvent {
  return {
    Records: batchOf(events, events).Records.map((record) => {
      const envelope = JSON.parse(record.body) as Envelope;
      const body = JSON.stringify({ ...envelope, id: svixId(envelope.id) });
      return { ...record, messageId: randomUUID(), body };
    }),
  };
}

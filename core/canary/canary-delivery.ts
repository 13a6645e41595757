import { TEST_EVENT } from '../providers/privy/describe.ts';
import { sign } from '../providers/privy/sign.ts';

/** What the canary posts. */
export interface CanaryDelivery {
  readonly eventId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Privy's test event as Privy would send it, with an id that no other delivery of the pipeline has. */
export function canaryDelivery(at: Date, secret: string): CanaryDelivery {
  const eventId = `canary-${at.getTime()}`;
  const payload = { type: TEST_EVENT, message: 'Sent by the pipeline to itself.' };
  const body = Buffer.from(JSON.stringify(payload));
  return {
    eventId,
    headers: { 'content-type': 'application/json', ...sign(body, { secret, id: eventId, at }) },
    body,
  };
}

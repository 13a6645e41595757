import { type CanaryDelivery, canaryDelivery } from './canary-delivery.ts';

/** What became of one event of the canary. Milliseconds are from its sending. */
export type Flight =
  | ({ readonly outcome: 'refused' } & Sent)
  | ({ readonly outcome: 'lost' } & Sent)
  | ({ readonly outcome: 'handled'; readonly handledMilliseconds: number } & Sent);

interface Sent {
  readonly eventId: string;
  /** Until it was answered, or was not. */
  readonly answerMilliseconds: number;
  readonly answer: DeliveryAnswer;
}

/** What a delivery was answered; `fault` is why it was not. */
export type DeliveryAnswer =
  | { readonly status: number; readonly reason?: string }
  | { readonly status?: never; readonly fault: unknown };

/** What the canary needs of the world. */
export interface CanaryPorts {
  /** The signing secret of its source. */
  readonly secret: () => Promise<string>;
  /** Posts to the public URL. Does not throw. */
  readonly deliver: (delivery: CanaryDelivery) => Promise<DeliveryAnswer>;
  /** When the canary's handler has settled the event; undefined where it has not. */
  readonly handledAt: (eventId: string) => Promise<Date | undefined>;
  readonly now: () => Date;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** An event that is not handled by then is lost, or is so late that somebody must look. */
export const LOST_AFTER_MILLISECONDS = 60_000;
/** The first look comes soon, and each of the others after twice as long, up to the last figure. */
const FIRST_WAIT_MILLISECONDS = 250;
const LONGEST_WAIT_MILLISECONDS = 4_000;

/**
 * Sends one event to the pipeline as a provider would, and waits until the handler has it. Nothing but a 200 counts: that is what
 * every provider takes for success.
 *
 * Throws where there is no secret, or the inbox cannot be read to the end of the time.
 */
export async function fly(ports: CanaryPorts): Promise<Flight> {
  const secret = await ports.secret();
  const sentAt = ports.now();
  const delivery = canaryDelivery(sentAt, secret);
  const answer = await ports.deliver(delivery);
  const { eventId } = delivery;
  const sent = { eventId, answer, answerMilliseconds: ports.now().getTime() - sentAt.getTime() };
  if (answer.status !== 200) return { outcome: 'refused', ...sent };
  const handledAt = await untilHandled(eventId, sentAt, ports);
  if (handledAt === undefined) return { outcome: 'lost', ...sent };
  // Two clocks take part.
  const handledMilliseconds = Math.max(0, handledAt.getTime() - sentAt.getTime());
  return { outcome: 'handled', ...sent, handledMilliseconds };
}

async function untilHandled(eventId: string, sentAt: Date, ports: CanaryPorts): Promise<Date | undefined> {
  let pause = FIRST_WAIT_MILLISECONDS;
  for (;;) {
    await ports.wait(pause);
    const handledAt = await ports.handledAt(eventId);
    if (handledAt !== undefined) return handledAt;
    if (ports.now().getTime() - sentAt.getTime() >= LOST_AFTER_MILLISECONDS) return undefined;
    pause = Math.min(2 * pause, LONGEST_WAIT_MILLISECONDS);
  }
}

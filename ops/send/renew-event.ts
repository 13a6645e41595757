import { randomUUID } from 'node:crypto';
import { freshSvixId } from './fresh-svix-id.ts';

/** An event that was never sent before. */
export interface RenewedEvent {
  readonly id: string;
  readonly text: string;
}

/** Makes a new event of a fixture's body: with an id of its own, and the time at which it happened. */
export type Renew = (text: string, at: Date) => RenewedEvent;

const renewals: Readonly<Partial<Record<string, Renew>>> = {
  // The id and the time are in Svix's headers.
  privy: (text, at) => ({ id: freshSvixId(at), text }),
  dynamic: renewDynamic,
};

/** How events of a provider are renewed. One of which nothing is known keeps its body. */
export function renewalOf(provider: string): Renew {
  return renewals[provider] ?? ((text) => ({ id: randomUUID(), text }));
}

function renewDynamic(text: string, at: Date): RenewedEvent {
  const { messageId, eventId, eventName, timestamp } = JSON.parse(text) as Record<string, string>;
  const renewed = randomUUID();
  return {
    id: `${renewed}:${eventName}`,
    text: text
      .replace(eventId ?? '', renewed)
      .replace(messageId ?? '', randomUUID())
      .replace(timestamp ?? '', at.toISOString()),
  };
}

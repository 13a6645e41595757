import type { Envelope } from '../events/envelope.ts';

/** What may stand in a `webhook-id` as it is: no dot, because what is signed is made of parts with dots between them. */
const TO_ESCAPE = /[^\w\-/#:+=@~]/gu;

/** The id under which a receiver knows an event, whenever and however often it comes: `<source>#<id>`, without a dot. */
export function webhookId({ source, id }: Pick<Envelope, 'source' | 'id'>): string {
  return `${source}#${id}`.replaceAll(TO_ESCAPE, percentEncoded);
}

function percentEncoded(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

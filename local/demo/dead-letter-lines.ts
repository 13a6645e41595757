import { eventFactsIn } from '../live/event-facts.ts';
import type { DeadLetters } from './dead-letter-queue.ts';

/** What there is in a subscriber's dead-letter queue, or was before it was sent again. */
export function deadLetterLines(
  subscriber: string,
  { bodies, length }: DeadLetters,
  sentAgain: boolean,
): string[] {
  if (length === 0) return [`${subscriber}: no dead letters`];
  const letters = length === 1 ? '1 dead letter' : `${length} dead letters`;
  const more = length - bodies.length;
  return [
    `${subscriber}: ${letters}${sentAgain ? ', sent again' : ''}`,
    ...bodies.flatMap((body) => letterLines(body, sentAgain)),
    ...(more > 0 ? [`  … and ${more} more`] : []),
  ];
}

/** The whole event, unless it is on its way again: then its handler has more to say. */
function letterLines(body: string, sentAgain: boolean): string[] {
  const { eventId, eventType } = eventFactsIn(body);
  const title = eventId === undefined ? '  not an event' : `  ${eventType}  ${eventId}`;
  return sentAgain ? [title] : [title, `    ${body.replaceAll(/\s*\n\s*/g, ' ').trim()}`];
}

import { deadLetterPlaces } from '../dead-letter-places.ts';
import type { LocalPipeline } from '../local-pipeline.ts';
import { eventFactsIn } from './event-facts.ts';
import type { DeadLetterFact } from './live-fact.ts';

/** Follows what becomes a dead letter in the queues of subscribers and of the archive. Returns a function that ends it. */
export function followDeadLetters(
  pipeline: Pick<LocalPipeline, 'subscribers' | 'archive' | 'onDeadLetter'>,
  tell: (fact: DeadLetterFact) => void,
  now: () => Date,
): () => void {
  const places = Object.entries(deadLetterPlaces(pipeline));
  return pipeline.onDeadLetter(({ deadLetterQueueArn, body, receives }) => {
    const queueName = deadLetterQueueArn.split(':').at(-1) ?? '';
    const found = places.find(([, { dlqUrl }]) => dlqUrl.endsWith(`/${queueName}`));
    if (found === undefined) return;
    tell({
      kind: 'dead-letter',
      at: now(),
      subscriber: found[0],
      ...eventFactsIn(body),
      tries: receives,
    });
  });
}

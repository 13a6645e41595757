import type { LocalPipeline } from '../local-pipeline.ts';
import { eventFactsIn } from './event-facts.ts';
import type { DeadLetterFact } from './live-fact.ts';

/** Follows what becomes a dead letter in the queues of subscribers. Returns a function that ends it. */
export function followDeadLetters(
  { subscribers, onDeadLetter }: Pick<LocalPipeline, 'subscribers' | 'onDeadLetter'>,
  tell: (fact: DeadLetterFact) => void,
  now: () => Date,
): () => void {
  return onDeadLetter(({ deadLetterQueueArn, body, receives }) => {
    const queueName = deadLetterQueueArn.split(':').at(-1) ?? '';
    const found = Object.entries(subscribers).find(([, { dlqUrl }]) => dlqUrl.endsWith(`/${queueName}`));
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

import type { DeadLetter } from '../../core/dead-letters/dead-letter-queue.ts';
import { contentOf } from '../../core/dead-letters/letter-content.ts';
import { lookThrough } from '../../core/dead-letters/look-through.ts';
import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import type { Stage } from '../stage/stage.ts';
import type { EventKey } from './event-evidence.ts';
import type { DeadEvent } from './found-at-subscriber.ts';

/** Further letters are not looked at: looking hides them from others for some seconds. */
const LOOKED_AT = 500;

/** The message about an event in one of the two dead-letter queues of a subscriber. An empty queue is not touched. */
export async function findDead(
  stage: Pick<Stage, 'services' | 'now'>,
  { dlqUrl, subscriptionDlqUrl }: DescribedSubscriber,
  key: EventKey,
): Promise<DeadEvent | undefined> {
  return (
    (await findIn(stage, { queueUrl: dlqUrl, kind: 'not-handled' }, key)) ??
    (await findIn(stage, { queueUrl: subscriptionDlqUrl, kind: 'not-delivered' }, key))
  );
}

async function findIn(
  { services, now }: Pick<Stage, 'services' | 'now'>,
  { queueUrl, kind }: { readonly queueUrl: string; readonly kind: DeadEvent['kind'] },
  key: EventKey,
): Promise<DeadEvent | undefined> {
  const queues = await services.queues();
  const { waiting } = await queues.counts(queueUrl);
  if (waiting === 0) return undefined;
  const isMeant = (letter: DeadLetter) => isAbout(letter, key);
  const isEnough = (letters: readonly DeadLetter[]) => letters.some(isMeant);
  const options = { now, atMost: LOOKED_AT, isEnough };
  return await lookThrough(queues.deadLetters(queueUrl), options, async ({ letters }) => {
    const found = letters.find(isMeant);
    if (found === undefined) return undefined;
    const { messageId, sentAt, receives } = found;
    return { kind, messageId, sentAt: sentAt.toISOString(), receives };
  });
}

function isAbout(letter: DeadLetter, { source, id }: EventKey): boolean {
  const { reading } = contentOf(letter);
  return 'event' in reading && reading.event.id === id && reading.event.source === source;
}

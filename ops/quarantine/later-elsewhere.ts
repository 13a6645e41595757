import { readEnvelopeOnly } from '../../core/handling/read-envelope.ts';
import { type LaterEvents, laterEvents } from '../dead/later-events.ts';
import { type Looked, PartLooks } from '../parts/look-at-parts.ts';
import type { Stage } from '../stage/stage.ts';
import type { UserAtHandler } from './find-user.ts';
import { QuarantineReader } from './read-quarantine.ts';

/** What another subscriber got of a user after the first event that is in quarantine; of one that cannot be looked at why. */
export type LaterElsewhere = Looked<LaterEvents & OtherSubscriber, OtherSubscriber>;

interface OtherSubscriber {
  readonly subscriber: string;
}

/**
 * Counts what others got of a user, and did, since a handler has them in quarantine: there everything later waits in line. Undefined
 * where nobody knows: the stage has no archive, or what is first in line is no event of a user.
 */
export async function laterElsewhere(
  stage: Stage,
  { handler, group }: UserAtHandler,
): Promise<readonly LaterElsewhere[] | undefined> {
  const [first] = await new QuarantineReader(stage, handler).line(group);
  const reading = first === undefined ? undefined : readEnvelopeOnly(first.body);
  if (reading?.ok !== true || reading.event.subject === undefined) return undefined;
  if (stage.description.archive === undefined) return undefined;
  const { source, id, subject, receivedtime } = reading.event;
  const letter = { source, id, user: subject, received: receivedtime };
  const others = Object.keys(stage.description.subscribers).filter((name) => name !== handler);
  const looks = new PartLooks();
  const found = await Promise.all(
    others.map((subscriber) =>
      looks.at({ subscriber }, async () => ({
        subscriber,
        ...((await laterEvents(stage, subscriber, [letter])) as LaterEvents),
      })),
    ),
  );
  looks.assertSomeSeen();
  return found;
}

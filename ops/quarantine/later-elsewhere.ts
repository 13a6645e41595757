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
 * where nobody knows: the stage has no archive, or what is first in line is no event of a user. What may not be looked at is named
 * with each subscriber of which it would tell.
 */
export async function laterElsewhere(
  stage: Stage,
  of: UserAtHandler,
): Promise<readonly LaterElsewhere[] | undefined> {
  if (stage.description.archive === undefined) return undefined;
  const others = Object.keys(stage.description.subscribers).filter((name) => name !== of.handler);
  const looks = new PartLooks();
  const line = await looks.at({}, async () => ({ first: await firstInLine(stage, of) }));
  if (line.problem !== undefined) return others.map((subscriber) => ({ subscriber, problem: line.problem }));
  const { first } = line;
  if (first === undefined) return undefined;
  return await Promise.all(
    others.map((subscriber) =>
      looks.at({ subscriber }, async () => ({
        subscriber,
        ...((await laterEvents(stage, subscriber, [first])) as LaterEvents),
      })),
    ),
  );
}

/** The first event of a user's line, as far as others can be later than it. */
async function firstInLine(stage: Stage, { handler, group }: UserAtHandler) {
  const [first] = await new QuarantineReader(stage, handler).line(group);
  const reading = first === undefined ? undefined : readEnvelopeOnly(first.body);
  if (reading?.ok !== true || reading.event.subject === undefined) return undefined;
  const { source, id, subject, receivedtime } = reading.event;
  return { source, id, user: subject, received: receivedtime };
}

import type { ReceiptPosition } from '../../core/archive/ask/question.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import { askArchive } from '../archive/ask-archive.ts';
import { type ListedEvent, listedEvent } from '../events/list-events.ts';
import { OpsError } from '../ops-error.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';

/** Where an event stands among those of its user. */
export interface EventOfUser {
  readonly source: string;
  readonly id: string;
  readonly user: string;
  /** When it was received, ISO 8601, as the archive has it. */
  readonly received: string;
}

/** The events of the same user around one, by their receipt. */
export interface Neighbours {
  /** The nearest first. */
  readonly before: readonly ListedEvent[];
  readonly after?: ListedEvent;
  /** For so many days before it and after it the archive was asked. */
  readonly days: number;
  /** Not all of that could be read, so that there may be others. */
  readonly isDamaged?: true;
}

/** A day is a request or two, and most of the first events of a user have none before them. */
const DAYS = 31;
const DAY_MILLISECONDS = 86_400_000;
/** Among so many is the last of the same kind, as a rule. */
const LOOKED_AT = 10;

/** The events of the same user around one. Throws an `OpsError` where the stage has no archive. */
export async function neighboursOf(
  stage: Pick<Stage, 'description' | 'services'>,
  { source, id, user, received }: EventOfUser,
): Promise<Neighbours> {
  const at = Date.parse(received);
  if (Number.isNaN(at))
    throw new OpsError('misused', `received is "${received}"; allowed: a time in ISO 8601`);
  const name = sourceOf(stage, source).name as SourceName;
  const moment = (days: number) => new Date(at + days * DAY_MILLISECONDS).toISOString();
  const after: ReceiptPosition = { received: moment(0), source: name, id };
  const question = { source: name, user };
  const [earlier, later] = await Promise.all([
    askArchive(
      stage,
      { ...question, from: moment(-DAYS) },
      { order: 'newest-first', limit: LOOKED_AT, after },
    ),
    askArchive(stage, { ...question, until: moment(DAYS) }, { order: 'oldest-first', limit: 2, after }),
  ]);
  // A copy of the event itself, of another day, is no neighbour.
  const others = ({ events }: typeof earlier) => events.filter((event) => event.id !== id).map(listedEvent);
  const [next] = others(later);
  const isDamaged = earlier.problems.length + later.problems.length > 0;
  return {
    before: others(earlier),
    ...(next === undefined ? {} : { after: next }),
    days: DAYS,
    ...(isDamaged ? { isDamaged } : {}),
  };
}

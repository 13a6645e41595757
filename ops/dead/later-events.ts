import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { ask } from '../../core/archive/ask/ask.ts';
import { MOST_EVENTS } from '../../core/archive/ask/question.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import { inboxKey } from '../../core/inbox/inbox-entry.ts';
import { handlingIn, isDone } from '../deliveries/handling.ts';
import type { Stage } from '../stage/stage.ts';
import { ARCHIVE } from './dead-letter-place.ts';
import type { ListedLetter } from './listed-letter.ts';
import { passesTo } from './passes-to.ts';

/** What a subscriber got of the users of dead letters after these had come. */
export interface LaterEvents {
  /** How many later events of the same users went to it. */
  readonly arrived: number;
  /** How many of them it has handled. @default nobody knows: another service handles them */
  readonly handled?: number;
  /** Of how many users. */
  readonly users: number;
  /** False where not all users or events were looked at: then it is at least so many. */
  readonly isAll: boolean;
}

/** A message that others are later than. */
type LaterThan = Pick<ListedLetter, 'source' | 'id' | 'user' | 'received'>;

/** So many users are looked at, and so many of their events are looked up: to look into a log takes long. */
const MOST_USERS = 20;
const MOST_IN_INBOX = 500;
const MOST_IN_LOG = 10;

/**
 * Counts the events of the same users that came after dead letters, and of them those that the subscriber has handled: what is put
 * back comes behind them. Undefined where the stage has no archive, which is what knows; and for the archive, to which order is nothing.
 */
export async function laterEvents(
  stage: Stage,
  subscriber: string,
  letters: readonly LaterThan[],
): Promise<LaterEvents | undefined> {
  const { archive } = stage.description;
  if (archive === undefined || subscriber === ARCHIVE) return undefined;
  const oldest = oldestOfUsers(letters);
  const objects = (await stage.services.objects()).of(archive.bucket);
  const passes = await passesTo(stage, subscriber);
  const later: ArchivedEvent[] = [];
  let isAll = oldest.length <= MOST_USERS;
  for (const { source, user, received } of oldest.slice(0, MOST_USERS)) {
    const question = { source: source as SourceName, user, from: received };
    const answer = await ask(question, { order: 'oldest-first', limit: MOST_EVENTS }, { objects });
    isAll &&= answer.cursor === undefined && answer.problems.length === 0;
    later.push(...answer.events.filter((event) => event.received > received && passes(event)));
  }
  const dead = new Set(letters.map(({ source, id }) => `${source}#${id}`));
  const arrived = later.filter(({ source, id }) => !dead.has(`${source}#${id}`));
  const found = await countHandled(stage, subscriber, arrived);
  return {
    arrived: arrived.length,
    ...(found === undefined ? {} : { handled: found.handled }),
    users: new Set(arrived.map(({ group }) => group)).size,
    isAll: isAll && (found?.isAll ?? true),
  };
}

type OfUser = Required<Pick<ListedLetter, 'source' | 'user' | 'received'>>;

function oldestOfUsers(letters: readonly LaterThan[]): readonly OfUser[] {
  const oldest = new Map<string, OfUser>();
  for (const { source, user, received } of letters) {
    if (source === undefined || user === undefined || received === undefined) continue;
    const known = oldest.get(`${source}#${user}`);
    if (known === undefined || received < known.received)
      oldest.set(`${source}#${user}`, { source, user, received });
  }
  return [...oldest.values()];
}

/** By its inbox. A handler whose writes can be repeated keeps none: where there is no entry at all, by its log. */
async function countHandled(
  stage: Stage,
  subscriber: string,
  events: readonly ArchivedEvent[],
): Promise<Handled | undefined> {
  const logGroup = stage.description.subscribers[subscriber]?.logGroup;
  if (logGroup === undefined) return undefined;
  const entries = await inboxEntries(stage, subscriber, events.slice(0, MOST_IN_INBOX));
  if (entries > 0) return { handled: entries, isAll: events.length <= MOST_IN_INBOX };
  const inLog = events.slice(0, MOST_IN_LOG).map((event) => isInLog(stage, logGroup, event));
  const found = await Promise.all(inLog);
  return { handled: found.filter(Boolean).length, isAll: events.length <= MOST_IN_LOG };
}

interface Handled {
  readonly handled: number;
  readonly isAll: boolean;
}

async function inboxEntries(
  { description, services }: Stage,
  handler: string,
  events: readonly ArchivedEvent[],
): Promise<number> {
  const tables = await services.tables();
  const entries = await Promise.all(
    events.map(({ source, id }) =>
      tables.get(description.inboxTable, { pk: inboxKey({ handler, source, eventId: id }) }),
    ),
  );
  return entries.filter((entry) => entry !== undefined).length;
}

async function isInLog(
  { logs }: Pick<Stage, 'logs'>,
  logGroup: string,
  { id, received }: Pick<ArchivedEvent, 'id' | 'received'>,
): Promise<boolean> {
  for await (const line of logs.read(logGroup, { from: new Date(received), text: id })) {
    const handling = handlingIn(line);
    if (handling?.eventId === id && isDone(handling)) return true;
  }
  return false;
}

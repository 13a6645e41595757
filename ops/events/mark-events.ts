import type { SourceName } from '../../core/events/source-name.ts';
import { readEnvelopeOnly } from '../../core/handling/read-envelope.ts';
import { inboxKey } from '../../core/inbox/inbox-entry.ts';
import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import { listDeadLetters } from '../dead/list-dead-letters.ts';
import { passesTo } from '../dead/passes-to.ts';
import { type Handling, handlingIn } from '../deliveries/handling.ts';
import { type Standing, standingOf } from '../event/standing.ts';
import { PartLooks } from '../parts/look-at-parts.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import { QuarantineReader } from '../quarantine/read-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { queuedIn } from '../subscribers/queued-in.ts';
import type { ListedEvent } from './list-events.ts';

/** Where an event is at one subscriber, in short. */
export interface EventMark {
  readonly subscriber: string;
  /** `unreadable`: the subscriber cannot be looked at. */
  readonly state: Standing['state'] | 'unreadable';
  /** How often it failed, as far as that is known. */
  readonly failures: number;
  /** Why it cannot be looked at. */
  readonly problem?: PartProblem;
}

type Markable = Pick<ListedEvent, 'source' | 'id' | 'type' | 'environment' | 'received'>;

/** Older lines are not read: of an older event the inbox, the quarantine and the dead letters tell. */
const LOG_MILLISECONDS = 60 * 60_000;

/** Where some events are at each subscriber: what `followEvent` tells of one at length, of many at once. */
export async function markEvents(
  stage: Stage,
  events: readonly Markable[],
): Promise<readonly (readonly EventMark[])[]> {
  if (events.length === 0) return [];
  const bySubscriber = await Promise.all(
    Object.entries(stage.description.subscribers).map((one) => marksOrProblem(stage, one, events)),
  );
  return events.map((_, index) => bySubscriber.flatMap((marks) => marks[index] ?? []));
}

/** One that cannot be looked at hides no other. */
async function marksOrProblem(
  stage: Stage,
  one: readonly [string, DescribedSubscriber],
  events: readonly Markable[],
): Promise<readonly EventMark[]> {
  const [subscriber] = one;
  const looked = await new PartLooks().at({}, () => marksAt(stage, one, events));
  if (looked.problem === undefined) return looked;
  const { problem } = looked;
  return events.map(() => ({ subscriber, state: 'unreadable', failures: 0, problem }));
}

async function marksAt(
  stage: Stage,
  [subscriber, described]: readonly [string, DescribedSubscriber],
  events: readonly Markable[],
): Promise<readonly EventMark[]> {
  const now = stage.now();
  const { kind, queueUrl, logGroup } = described;
  const isHandled = logGroup !== undefined;
  const [passes, queued, dead, lines, held] = await Promise.all([
    passesTo(stage, subscriber),
    queuedIn(stage, queueUrl),
    deadAt(stage, subscriber, described),
    isHandled ? attemptsIn(stage, logGroup, events) : new Map<string, Handling[]>(),
    isHandled ? heldAt(stage, subscriber) : new Map<string, Held>(),
  ]);
  return await Promise.all(
    events.map(async (event) => {
      const key = keyOf(event);
      const isAsked = passes({ ...event, source: event.source as SourceName });
      const handlings = lines.get(key) ?? [];
      const quarantined = held.get(key);
      const diedAt = dead.get(key);
      const found = { subscriber, kind, isAsked, handlings, queued, isPaused: false };
      const applied =
        isHandled && isAsked && handlings.length === 0 ? await inboxRow(stage, subscriber, event) : undefined;
      const { state, failures } = standingOf(
        {
          ...found,
          ...(quarantined === undefined ? {} : { quarantined }),
          ...(applied === undefined ? {} : { applied }),
          ...(diedAt === undefined
            ? {}
            : { dead: { kind: 'not-handled', messageId: '', sentAt: diedAt, receives: 0 } }),
        },
        { publishedAt: event.received, now },
      );
      // What the topic does not hand over waits nowhere.
      return {
        subscriber,
        state: isAsked || state !== 'handed-over' ? state : 'not-asked',
        failures,
      } as const;
    }),
  );
}

async function attemptsIn(
  { logs, now }: Stage,
  logGroup: string,
  events: readonly Markable[],
): Promise<ReadonlyMap<string, Handling[]>> {
  const oldest = Math.min(...events.map(({ received }) => Date.parse(received)));
  const from = new Date(Math.max(oldest, now().getTime() - LOG_MILLISECONDS));
  const wanted = new Map(events.map((event) => [keyOf(event), [] as Handling[]]));
  for await (const line of logs.read(logGroup, { from })) {
    const handling = handlingIn(line);
    if (handling !== undefined) wanted.get(`${handling.source}#${handling.eventId}`)?.push(handling);
  }
  return wanted;
}

interface Held {
  readonly group: string;
  readonly sequence: string;
  readonly at: string;
  readonly ahead: number;
  readonly attempts: number;
}

async function heldAt(stage: Stage, handler: string): Promise<ReadonlyMap<string, Held>> {
  const quarantine = new QuarantineReader(stage, handler);
  const held = new Map<string, Held>();
  for (const { groupId } of await quarantine.gates())
    for (const [ahead, { body, sequence, keptAt, attempts }] of (await quarantine.line(groupId)).entries()) {
      const reading = readEnvelopeOnly(body);
      if (reading.ok)
        held.set(keyOf(reading.event), {
          group: groupId,
          sequence,
          at: keptAt.toISOString(),
          ahead,
          attempts,
        });
    }
  return held;
}

/** When what is dead became it, by key. Of an empty queue nothing is looked at. */
async function deadAt(
  stage: Stage,
  subscriber: string,
  { dlqUrl, subscriptionDlqUrl }: DescribedSubscriber,
): Promise<ReadonlyMap<string, string>> {
  if ((await queuedIn(stage, dlqUrl)) + (await queuedIn(stage, subscriptionDlqUrl)) === 0) return new Map();
  const places = await listDeadLetters(stage, { subscriber });
  const letters = places.flatMap((place) => place.letters);
  return new Map(letters.map(({ source, id, sentAt }) => [`${source}#${id}`, sentAt]));
}

async function inboxRow({ description, services }: Stage, handler: string, { source, id }: Markable) {
  if (description.inboxTable === '') return undefined;
  const pk = inboxKey({ handler, source: source as SourceName, eventId: id });
  const item = await (await services.tables()).get(description.inboxTable, { pk });
  return item === undefined ? undefined : { at: String(item['appliedAt']), outcome: String(item['outcome']) };
}

function keyOf({ source, id }: { readonly source: string; readonly id: string }): string {
  return `${source}#${id}`;
}

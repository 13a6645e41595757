import type { DeadLetter } from '../../core/dead-letters/dead-letter-queue.ts';
import { contentOf } from '../../core/dead-letters/letter-content.ts';
import { lookThrough } from '../../core/dead-letters/look-through.ts';
import { readEnvelopeOnly } from '../../core/handling/read-envelope.ts';
import type { Item } from '../../core/inbox/item.ts';
import { readLedgerKey } from '../../core/ledger/ledger-key.ts';
import { PARKED_TABLE } from '../../core/parked/parked-table.ts';
import type { KeptEvent } from '../../core/quarantine/quarantine.ts';
import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import { isSeen, PartLooks } from '../parts/look-at-parts.ts';
import type { PartProblem } from '../parts/part-problem.ts';
import { QuarantineReader } from '../quarantine/read-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf } from '../stage/subscriber-of.ts';

/** An event of a user that waits for somebody. Of a message that is no event the id is missing. */
export interface HeldEvent {
  /** `parked` while the topic fails; refused by it for good; in quarantine; not handled, or not delivered, in a dead-letter queue. */
  readonly where: 'parked' | 'refused' | 'quarantined' | 'not-handled' | 'not-delivered';
  /** Absent where it is parked or refused: no subscriber has it yet. */
  readonly subscriber?: string;
  readonly source?: string;
  readonly id?: string;
  readonly type?: string;
  /** Since when, ISO 8601. */
  readonly at: string;
  /** Of the event that a handler gave up on, the code of the error; of what the topic refused, why. */
  readonly code?: string;
}

/** What waits for somebody, as far as it could be looked at. */
export interface HeldEvents {
  /** The oldest first. */
  readonly held: readonly HeldEvent[];
  /** Where it could not be looked, such as for want of a permission: a subscriber, or `parked`. */
  readonly unread: readonly { readonly where: string; readonly problem: PartProblem }[];
}

/** What waits of some message groups: in their lines, in quarantines, and in dead-letter queues. */
export async function heldEvents(stage: Stage, groups: ReadonlySet<string>): Promise<HeldEvents> {
  const looks = new PartLooks();
  const handlers = handlersOf(stage);
  const looked = await Promise.all([
    looks.at({ where: 'parked' }, async () => ({ held: await parkedEvents(stage, groups) })),
    ...Object.entries(stage.description.subscribers).map(([subscriber, described]) =>
      looks.at({ where: subscriber }, async () => ({
        held: [
          ...(Object.hasOwn(handlers, subscriber) ? await quarantinedEvents(stage, subscriber, groups) : []),
          ...(await deadEvents(stage, [subscriber, described], groups)),
        ],
      })),
    ),
  ]);
  looks.assertSomeSeen();
  return {
    held: looked
      .filter(isSeen)
      .flatMap(({ held }) => held)
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    unread: looked.filter((part) => part.problem !== undefined),
  };
}

async function parkedEvents(
  { description, services }: Stage,
  groups: ReadonlySet<string>,
): Promise<readonly HeldEvent[]> {
  const tables = await services.tables();
  const query = (partition: string) =>
    tables.query(description.parkedTable, { partition: { [PARKED_TABLE.partitionKey]: partition } });
  const [refused, ...lines] = await Promise.all([PARKED_TABLE.refused, ...groups].map(query));
  return [
    ...lines.flat().map((item) => ({ where: 'parked' as const, ...parkedFacts(item, 'parkedAt') })),
    ...(refused ?? [])
      .filter(({ ofGroup }) => groups.has(String(ofGroup)))
      .map((item) => ({
        where: 'refused' as const,
        ...parkedFacts(item, 'refusedAt'),
        code: String(item['reason']),
      })),
  ];
}

function parkedFacts({ key, type, ...item }: Item, at: string) {
  return { ...readLedgerKey(String(key)), type: String(type), at: String(item[at]) };
}

async function quarantinedEvents(
  stage: Stage,
  subscriber: string,
  groups: ReadonlySet<string>,
): Promise<readonly HeldEvent[]> {
  const quarantine = new QuarantineReader(stage, subscriber);
  const gates = (await quarantine.gates()).filter(({ groupId }) => groups.has(groupId));
  const lines = await Promise.all(gates.map(({ groupId }) => quarantine.line(groupId)));
  return lines.flat().map((event) => quarantinedEvent(subscriber, event));
}

function quarantinedEvent(subscriber: string, { body, keptAt, failure }: KeptEvent): HeldEvent {
  return {
    where: 'quarantined',
    subscriber,
    ...factsIn(body),
    at: keptAt.toISOString(),
    ...(failure === undefined ? {} : { code: failure.code }),
  };
}

/** Looking hides letters from others for some seconds, so that further ones are not looked at. */
const LOOKED_AT = 500;

async function deadEvents(
  { services, now }: Stage,
  [subscriber, { dlqUrl, subscriptionDlqUrl }]: readonly [string, DescribedSubscriber],
  groups: ReadonlySet<string>,
): Promise<readonly HeldEvent[]> {
  const queues = await services.queues();
  const found: HeldEvent[] = [];
  for (const [where, url] of [
    ['not-handled', dlqUrl],
    ['not-delivered', subscriptionDlqUrl],
  ] as const) {
    if ((await queues.counts(url)).waiting === 0) continue;
    const letters = await lookThrough(
      queues.deadLetters(url),
      { now, atMost: LOOKED_AT },
      async (look) => look.letters,
    );
    const own = letters.filter(({ groupId = '' }) => groups.has(groupId));
    found.push(...own.map((letter) => deadEvent({ where, subscriber }, letter)));
  }
  return found;
}

function deadEvent(place: Pick<HeldEvent, 'where' | 'subscriber'>, letter: DeadLetter): HeldEvent {
  return { ...place, ...factsIn(contentOf(letter).body), at: letter.sentAt.toISOString() };
}

function factsIn(body: string): Pick<HeldEvent, 'source' | 'id' | 'type'> {
  const reading = readEnvelopeOnly(body);
  if (!reading.ok) return {};
  const { source, id, type } = reading.event;
  return { source, id, type };
}

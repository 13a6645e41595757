import type { DeadLetter } from '../../core/dead-letters/dead-letter-queue.ts';
import { contentOf } from '../../core/dead-letters/letter-content.ts';
import { lookThrough } from '../../core/dead-letters/look-through.ts';
import { readEnvelopeOnly } from '../../core/handling/read-envelope.ts';
import { readLedgerKey } from '../../core/ledger/ledger-key.ts';
import { PARKED_TABLE } from '../../core/parked/parked-table.ts';
import type { KeptEvent } from '../../core/quarantine/quarantine.ts';
import type { DescribedSubscriber } from '../../core/stage/stage-description.ts';
import { QuarantineReader } from '../quarantine/read-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf } from '../stage/subscriber-of.ts';

/** An event of a user that waits for somebody. Of a message that is no event the id is missing. */
export interface HeldEvent {
  /** `parked` while the topic fails; in quarantine; not handled, or not delivered, in a dead-letter queue. */
  readonly where: 'parked' | 'quarantined' | 'not-handled' | 'not-delivered';
  /** Absent where it is parked: no subscriber has it yet. */
  readonly subscriber?: string;
  readonly source?: string;
  readonly id?: string;
  readonly type?: string;
  /** Since when, ISO 8601. */
  readonly at: string;
  /** Of the event that a handler gave up on: the code of the error. */
  readonly code?: string;
}

/** What waits of some message groups: in their lines, in quarantines, and in dead-letter queues. */
export async function heldEvents(stage: Stage, groups: ReadonlySet<string>): Promise<readonly HeldEvent[]> {
  const held = await Promise.all([
    ...[...groups].map((group) => parkedEvents(stage, group)),
    ...Object.keys(handlersOf(stage)).map((handler) => quarantinedEvents(stage, handler, groups)),
    ...Object.entries(stage.description.subscribers).map((one) => deadEvents(stage, one, groups)),
  ]);
  return held.flat().toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

async function parkedEvents({ description, services }: Stage, group: string): Promise<readonly HeldEvent[]> {
  const partition = { [PARKED_TABLE.partitionKey]: group };
  const items = await (await services.tables()).query(description.parkedTable, { partition });
  return items.map(({ key, type, parkedAt }) => ({
    where: 'parked',
    ...readLedgerKey(String(key)),
    type: String(type),
    at: String(parkedAt),
  }));
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

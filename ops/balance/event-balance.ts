import { setTimeout } from 'node:timers/promises';
import { deduplicationId } from '../../core/topic/message-ids.ts';
import { passesTo } from '../dead/passes-to.ts';
import { OpsError } from '../ops-error.ts';
import { QuarantineReader } from '../quarantine/read-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf } from '../stage/subscriber-of.ts';
import { queuedIn } from '../subscribers/queued-in.ts';
import { type ParkedEvents, parkedEvents } from './parked-events.ts';
import { type Asks, SettledEvents, type Tally } from './settled-events.ts';

/** Where the events are that were accepted for a handler since the stage began. Each number is counted at its own place. */
export interface EventBalance {
  readonly subscriber: string;
  /** Distinct events that the intake took, or parked, and that the handler asks for: by the log of the intake. */
  readonly accepted: number;
  /** Those of them that the handler is through with: by its log. */
  readonly handled: number;
  /** In its queue or in hand, and parked for the topic. */
  readonly waiting: number;
  readonly quarantined: number;
  /** In its dead-letter queues, or refused by the topic for good. */
  readonly dead: number;
  /** What is left: 0 where the sum holds. Above it events were dropped by hand; below, some were sent again or by nobody. */
  readonly missing: number;
}

/** Who moves while places are looked at one after the other is seen at two: what does not add up is looked at again. */
const MOST_LOOKS = 4;
const BETWEEN_LOOKS_MILLISECONDS = 100;

const known = new WeakMap<Stage, SettledEvents>();

/**
 * Counts where the events of a pipeline on this machine are. It reads its logs on from the look before, and what is parked as a
 * whole, which nobody wants of a deployed one.
 */
export async function eventBalance(
  stage: Stage,
  pause: () => Promise<unknown> = () => setTimeout(BETWEEN_LOOKS_MILLISECONDS),
): Promise<readonly EventBalance[]> {
  const settled = known.get(stage) ?? new SettledEvents(stage, followedBy(stage));
  known.set(stage, settled);
  let balance = await lookedAt(stage, settled);
  for (let looks = 1; looks < MOST_LOOKS && balance.some(({ missing }) => missing !== 0); looks += 1) {
    await pause();
    balance = await lookedAt(stage, settled);
  }
  return balance;
}

function followedBy({ isLocal, logs }: Stage): NonNullable<Stage['logs']['follow']> {
  if (isLocal && logs.follow !== undefined) return logs.follow.bind(logs);
  throw new OpsError('misused', 'the sum is known of the pipeline on this machine only');
}

/** Places in the order in which events get there: one that moves meanwhile is counted twice, and never not at all. */
async function lookedAt(stage: Stage, settled: SettledEvents): Promise<readonly EventBalance[]> {
  const handlers = Object.keys(handlersOf(stage));
  const asks = await Promise.all(handlers.map((handler) => asksOf(stage, handler)));
  await settled.readTaken(new Map(asks));
  const parked = await parkedEvents(stage);
  const places = await Promise.all(handlers.map((handler) => placesOf(stage, handler)));
  await settled.readHandled();
  return places.map((place) => balanceOf(place, settled.of(place.handler), parked));
}

async function asksOf(stage: Stage, handler: string): Promise<readonly [string, Asks]> {
  const passes = await passesTo(stage, handler);
  return [handler, ({ type, source }) => passes({ type, source, environment: '' })];
}

function balanceOf(
  place: Places,
  { accepted, open }: Tally,
  { inLine, refused }: ParkedEvents,
): EventBalance {
  const { handler, queued, inHand, quarantined } = place;
  const amongOpen = (ids: ReadonlySet<string>, idOf: (key: string) => string) =>
    ids.size === 0 ? 0 : [...open].filter((key) => ids.has(idOf(key))).length;
  const dead = place.dead + amongOpen(refused, (key) => key);
  const held = queued + amongOpen(inLine, deduplicationId);
  const over = Math.max(0, held + quarantined + dead - open.size);
  // A message goes from the queue when its batch has ended: until then its event may be through already.
  const waiting = held - Math.min(over, inHand);
  return {
    subscriber: handler,
    accepted,
    handled: accepted - open.size,
    waiting,
    quarantined,
    dead,
    missing: open.size - waiting - quarantined - dead,
  };
}

interface Places {
  readonly handler: string;
  readonly queued: number;
  readonly inHand: number;
  readonly quarantined: number;
  readonly dead: number;
}

async function placesOf(stage: Stage, handler: string): Promise<Places> {
  const {
    queueUrl = '',
    dlqUrl = '',
    subscriptionDlqUrl = '',
  } = stage.description.subscribers[handler] ?? {};
  const { waiting, inHand, delayed } = await (await stage.services.queues()).counts(queueUrl);
  const gates = await new QuarantineReader(stage, handler).gates();
  return {
    handler,
    queued: waiting + inHand + delayed,
    inHand,
    quarantined: gates.reduce((sum, { events }) => sum + events, 0),
    dead: (await queuedIn(stage, dlqUrl)) + (await queuedIn(stage, subscriptionDlqUrl)),
  };
}

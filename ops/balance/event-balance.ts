import { setTimeout } from 'node:timers/promises';
import type { SourceName } from '../../core/events/source-name.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import { deduplicationId } from '../../core/topic/message-ids.ts';
import { passesTo } from '../dead/passes-to.ts';
import { OpsError } from '../ops-error.ts';
import { QuarantineReader } from '../quarantine/read-quarantine.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf } from '../stage/subscriber-of.ts';
import { queuedIn } from '../subscribers/queued-in.ts';
import { parkedEvents } from './parked-events.ts';
import { keyOf, SettledEvents, type TakenEvent } from './settled-events.ts';

/** Where the events are that were accepted for a handler. Each number is counted at its own place. */
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

/** Counts where the events of a pipeline on this machine are. It reads logs and tables whole, which nobody wants of a deployed one. */
export async function eventBalance(stage: Stage): Promise<readonly EventBalance[]> {
  if (!stage.isLocal) throw new OpsError('misused', 'the sum is known of the pipeline on this machine only');
  const settled = known.get(stage) ?? new SettledEvents();
  known.set(stage, settled);
  let balance = await lookedAt(stage, settled);
  for (let looks = 1; looks < MOST_LOOKS && balance.some(({ missing }) => missing !== 0); looks += 1) {
    await setTimeout(BETWEEN_LOOKS_MILLISECONDS);
    balance = await lookedAt(stage, settled);
  }
  return balance;
}

/** Places in the order in which events get there: one that moves meanwhile is counted twice, and never not at all. */
async function lookedAt(stage: Stage, settled: SettledEvents): Promise<readonly EventBalance[]> {
  await settled.readTaken(stage);
  const taken = [...settled.taken.values()];
  const parked = await parkedEvents(stage);
  const places = await Promise.all(Object.keys(handlersOf(stage)).map((handler) => placesOf(stage, handler)));
  await settled.readHandled(stage);
  return places.map(({ handler, passes, queued, inHand, quarantined, dead }) => {
    const owed = taken.filter(({ type, source }) =>
      passes({ type, source: source as SourceName, environment: '' }),
    );
    const open = owed.filter((event) => !settled.handled.get(handler)?.has(keyOf(event)));
    const isParked = (event: TakenEvent) => parked.inLine.has(deduplicationId(keyIn(event)));
    const inVain = dead + open.filter((event) => parked.refused.has(keyIn(event))).length;
    const held = queued + open.filter(isParked).length;
    const over = Math.max(0, held + quarantined + inVain - open.length);
    // A message goes from the queue when its batch has ended: until then its event may be through already.
    const waiting = held - Math.min(over, inHand);
    return {
      subscriber: handler,
      accepted: owed.length,
      handled: owed.length - open.length,
      waiting,
      quarantined,
      dead: inVain,
      missing: open.length - waiting - quarantined - inVain,
    };
  });
}

function keyIn({ source, id }: TakenEvent): string {
  return ledgerKey(source as SourceName, id);
}

async function placesOf(stage: Stage, handler: string) {
  const {
    queueUrl = '',
    dlqUrl = '',
    subscriptionDlqUrl = '',
  } = stage.description.subscribers[handler] ?? {};
  const passes = await passesTo(stage, handler);
  const { waiting, inHand, delayed } = await (await stage.services.queues()).counts(queueUrl);
  const gates = await new QuarantineReader(stage, handler).gates();
  return {
    handler,
    passes,
    queued: waiting + inHand + delayed,
    inHand,
    quarantined: gates.reduce((sum, { events }) => sum + events, 0),
    dead: (await queuedIn(stage, dlqUrl)) + (await queuedIn(stage, subscriptionDlqUrl)),
  };
}

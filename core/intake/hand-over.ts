import type { Entry } from '../ledger/ledger.ts';
import type { Flag } from '../parked/flag.ts';
import type { TopicMessage } from '../topic/topic.ts';
import { type DependencyCall, recordCall } from './dependency-call.ts';
import type { HandOverPorts, HandOverResult, HandOverRun } from './hand-over-run.ts';
import { parkEvent } from './park-event.ts';
import { publishEvent } from './publish-event.ts';
import { takePlace } from './take-place.ts';

/** What became of an event, and the calls that it took. */
export type HandOver = HandOverResult & { readonly calls: readonly DependencyCall[] };

/** What is handed over. */
export interface EventInHand {
  readonly entry: Entry;
  readonly message: TopicMessage;
  /** How long the ledger remembers an event. */
  readonly retentionDays: number;
}

/**
 * Hands a verified event over to the topic: claim → publish → mark; or claim → park when the topic fails; and where
 * something is parked, after the events of its user that are in line before it.
 *
 * It acknowledges (`accepted`, `duplicate`, `parked`) only what is known to be on the topic or in its line. It may die
 * between any two steps: whatever it wrote until then makes the next delivery of the event go on from there.
 */
export async function handOver(event: EventInHand, ports: HandOverPorts): Promise<HandOver> {
  const run: HandOverRun = { ...event, ports, log: { calls: [], now: ports.now }, startedAt: ports.now() };
  return { ...(await goOn(run)), calls: run.log.calls };
}

async function goOn(run: HandOverRun): Promise<HandOverResult> {
  const { entry, ports, log } = run;
  const [claiming, looking] = [
    recordCall('claim', log, () => ports.ledger.claim(entry, ports.now())),
    look(run),
  ];
  const claim = await claiming;
  if (claim === 'published') return { outcome: 'duplicate' };
  // Without the ledger nobody knows what is before it: out of order is better than not at all, and no reason to wait.
  if (claim === undefined) return await publishOrPark(run);
  const flag = await looking;
  if (flag?.state === 'clear') return await publishOrPark(run);
  return await takePlace(run, { alsoUnadopted: flag?.adopted !== true });
}

/** A look that needs no read is no call. */
async function look({ ports: { flag }, log }: HandOverRun): Promise<Flag | undefined> {
  if (!flag.isFresh()) return await recordCall('flag', log, () => flag.look());
  // It may need a read by now all the same.
  return await flag.look().catch(() => undefined);
}

async function publishOrPark(run: HandOverRun): Promise<HandOverResult> {
  return (await publishEvent(run)) ?? (await parkEvent(run));
}

import type { Claim, Entry, Ledger } from '../ledger/ledger.ts';
import type { Topic, TopicMessage } from '../topic/topic.ts';
import type { Degradation, Fault, RefusalReason } from './receipt.ts';

/** What the hand-over needs: two dependencies, either of which may fail, and a clock. */
export interface HandOverPorts {
  readonly ledger: Pick<Ledger, 'claim' | 'markPublished' | 'park'>;
  readonly topic: Topic;
  readonly now: () => Date;
}

export interface HandOver {
  readonly outcome: 'accepted' | 'duplicate' | 'parked' | 'unavailable';
  readonly reason?: RefusalReason;
  readonly degraded?: Degradation;
  readonly faults: readonly Fault[];
}

/**
 * Hands a verified event over to the topic: claim → publish → mark, or claim → park when the topic fails.
 *
 * It acknowledges (`accepted`, `duplicate`, `parked`) only what is known to be on the topic or in the ledger. It may die
 * between any two steps: whatever it wrote until then makes the next delivery of the event go on from there.
 */
export async function handOver(entry: Entry, message: TopicMessage, ports: HandOverPorts): Promise<HandOver> {
  const faults: Fault[] = [];
  const claim = await attempt('claim', faults, () => ports.ledger.claim(entry, ports.now()));
  if (claim?.state === 'published') return { outcome: 'duplicate', faults };

  const run: Run = { entry, message, ports, claim, faults };
  const steps = claim?.behindParked ? [park, publish] : [publish, park];
  for (const step of steps) {
    const done = await step(run);
    if (done !== undefined) return done;
  }
  return { outcome: 'unavailable', reason: 'ledger-and-topic-unavailable', faults };
}

interface Run {
  readonly entry: Entry;
  readonly message: TopicMessage;
  readonly ports: HandOverPorts;
  readonly claim: Claim | undefined;
  readonly faults: Fault[];
}

async function publish({ entry, message, ports, claim, faults }: Run): Promise<HandOver | undefined> {
  const published = await attempt('publish', faults, () => ports.topic.publish(message).then(() => true));
  if (published === undefined) return undefined;

  const marked = await attempt('mark', faults, () =>
    ports.ledger.markPublished(entry, ports.now()).then(() => true),
  );
  const degraded = degradationOf(claim, marked === true);
  return { outcome: 'accepted', ...(degraded === undefined ? {} : { degraded }), faults };
}

function degradationOf(claim: Claim | undefined, marked: boolean): Degradation | undefined {
  if (claim === undefined) return 'ledger-unavailable';
  if (claim.behindParked) return 'park-failed';
  return marked ? undefined : 'mark-failed';
}

async function park({ entry, message, ports, faults }: Run): Promise<HandOver | undefined> {
  const parked = await attempt('park', faults, () => ports.ledger.park(entry, message, ports.now()));
  if (parked === 'parked') return { outcome: 'parked', faults };
  if (parked === 'published') return { outcome: 'duplicate', faults };
  return undefined;
}

async function attempt<T>(
  call: Fault['call'],
  faults: Fault[],
  action: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    faults.push({ call, error });
    return undefined;
  }
}

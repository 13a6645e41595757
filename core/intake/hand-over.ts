import type { Claim, Entry, Ledger } from '../ledger/ledger.ts';
import type { Topic, TopicMessage } from '../topic/topic.ts';
import { type CallLog, type DependencyCall, recordCall } from './dependency-call.ts';
import type { Degradation, RefusalReason } from './receipt.ts';

/** What the hand-over needs: two dependencies, either of which may fail, and a clock. */
export interface HandOverPorts {
  readonly ledger: Pick<Ledger, 'claim' | 'markPublished' | 'park'>;
  readonly topic: Topic;
  readonly now: () => Date;
}

/** What became of an event, and the calls that it took. */
export interface HandOver {
  readonly outcome: 'accepted' | 'duplicate' | 'parked' | 'unavailable';
  readonly reason?: RefusalReason;
  readonly degraded?: Degradation;
  readonly calls: readonly DependencyCall[];
}

/**
 * Hands a verified event over to the topic: claim → publish → mark, or claim → park when the topic fails.
 *
 * It acknowledges (`accepted`, `duplicate`, `parked`) only what is known to be on the topic or in the ledger. It may die
 * between any two steps: whatever it wrote until then makes the next delivery of the event go on from there.
 */
export async function handOver(entry: Entry, message: TopicMessage, ports: HandOverPorts): Promise<HandOver> {
  const log: CallLog = { calls: [], now: ports.now };
  const claim = await recordCall('claim', log, () => ports.ledger.claim(entry, ports.now()));
  if (claim?.state === 'published') return { outcome: 'duplicate', calls: log.calls };

  const run: Run = { entry, message, ports, claim, log };
  const refusals: RefusalReason[] = [];
  for (const step of claim?.behindParked ? [park, publish] : [publish, park]) {
    const result = await step(run);
    if (typeof result === 'object') return { ...result, calls: log.calls };
    refusals.push(result);
  }
  const reason =
    refusals.find((refusal) => refusal === 'too-large-to-park') ?? 'ledger-and-topic-unavailable';
  return { outcome: 'unavailable', reason, calls: log.calls };
}

interface Run {
  readonly entry: Entry;
  readonly message: TopicMessage;
  readonly ports: HandOverPorts;
  readonly claim: Claim | undefined;
  readonly log: CallLog;
}

/** A step that kept the event says so; one that could not says why. */
type StepResult = Omit<HandOver, 'calls'> | RefusalReason;

async function publish({ entry, message, ports, claim, log }: Run): Promise<StepResult> {
  const published = await recordCall('publish', log, () => ports.topic.publish(message).then(() => true));
  if (published === undefined) return 'ledger-and-topic-unavailable';

  const marked = await recordCall('mark', log, () =>
    ports.ledger.markPublished(entry, ports.now()).then(() => true),
  );
  const degraded = degradationOf(claim, marked === true);
  return { outcome: 'accepted', ...(degraded === undefined ? {} : { degraded }) };
}

function degradationOf(claim: Claim | undefined, marked: boolean): Degradation | undefined {
  if (claim === undefined) return 'ledger-unavailable';
  if (claim.behindParked) return 'park-failed';
  return marked ? undefined : 'mark-failed';
}

async function park({ entry, message, ports, log }: Run): Promise<StepResult> {
  const parked = await recordCall('park', log, () => ports.ledger.park(entry, message, ports.now()));
  if (parked === 'parked') return { outcome: 'parked' };
  if (parked === 'published') return { outcome: 'duplicate' };
  return parked === 'too-large' ? 'too-large-to-park' : 'ledger-and-topic-unavailable';
}

import { CALL_BUDGETS } from '../../aws/call-budgets.ts';
import type { Ledger } from '../../core/ledger/ledger.ts';
import type { ParkedLines } from '../../core/parked/parked-lines.ts';
import type { Topic } from '../../core/topic/topic.ts';
import type { Actor } from './actor.ts';
import { LedgerPort } from './ledger-port.ts';
import { LinesPort } from './lines-port.ts';
import type { World } from './world.ts';

export interface SimulatedPorts {
  readonly ledger: Ledger;
  readonly parked: ParkedLines;
  readonly topic: Topic;
  readonly now: () => Date;
  readonly waitUntil: (at: Date) => Promise<void>;
}

/** The ports through which one run of the intake or the drain reaches the stores, the topic and the clock. */
export function portsFor(actor: Actor, world: World): SimulatedPorts {
  const { time, topic, calls, judge } = world;
  const budget = CALL_BUDGETS[actor.kind === 'drain' ? 'publishBatch' : 'publish'].callMilliseconds;
  const publish: Topic['publish'] = (message) =>
    calls.make({
      actor,
      dependency: 'topic',
      budget,
      effect: () => topic.publish(message, actor),
      unheard: () => judge.loseTrack(message.deduplicationId),
    });
  return {
    ledger: new LedgerPort(actor, world),
    parked: new LinesPort(actor, world),
    topic: { publish },
    now: () => time.date(),
    waitUntil: (at) => time.sleep(at.getTime() - time.date().getTime()),
  };
}

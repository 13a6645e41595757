import { CALL_BUDGETS } from '../../aws/call-budgets.ts';
import type { Ledger } from '../../core/ledger/ledger.ts';
import type { Topic } from '../../core/topic/topic.ts';
import type { Actor } from './actor.ts';
import { LedgerPort } from './ledger-port.ts';
import type { World } from './world.ts';

export interface SimulatedPorts {
  readonly ledger: Ledger;
  readonly topic: Topic;
  readonly now: () => Date;
}

/** The ports through which one run of the intake or the drain reaches the ledger and the topic. */
export function portsFor(actor: Actor, world: World): SimulatedPorts {
  const { time, topic, calls, judge } = world;
  const publish: Topic['publish'] = (message) =>
    calls.make({
      actor,
      dependency: 'topic',
      budget: CALL_BUDGETS.publish.callMilliseconds,
      effect: () => topic.publish(message, actor),
      unheard: () => judge.loseTrack(message.deduplicationId),
    });
  return { now: () => time.date(), topic: { publish }, ledger: new LedgerPort(actor, world) };
}

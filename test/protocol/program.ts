import { drain } from '../../core/drain/drain.ts';
import type { DrainOptions, DrainPorts } from '../../core/drain/drain-ports.ts';
import { type EventInHand, type HandOver, handOver } from '../../core/intake/hand-over.ts';
import type { Degradation } from '../../core/intake/receipt.ts';
import { shardOf } from '../../core/parked/shards.ts';
import { eventInHand, GROUP, RETENTION_DAYS } from './events.ts';
import type { ModelPorts } from './model-ports.ts';

/** The code of a delivery and of the drain: the project's, or a version that is broken on purpose. */
export interface Protocol {
  readonly handOver: (event: EventInHand, ports: ModelPorts) => Promise<HandedOver>;
  readonly drain: (options: DrainOptions, ports: DrainPorts) => Promise<unknown>;
}

/** What a delivery comes to. */
export interface HandedOver {
  readonly outcome: HandOver['outcome'];
  readonly degraded?: Degradation;
}

/** The protocol as it is. */
export const protocol: Protocol = { handOver, drain };

/** How an actor ended: the outcome as the provider sees it; `drained` for a run of the drain. */
export interface Finished {
  readonly result: HandOver['outcome'] | 'drained';
  readonly degraded?: Degradation;
}

/** One actor: code that runs against the ports. It must depend on nothing but their answers and the clock. */
export interface Program {
  /** For people who read a schedule. */
  readonly name: string;
  /** What it does: programs of one kind are interchangeable. */
  readonly kind: string;
  /** The event that a delivery carries; undefined for the drain. */
  readonly key?: string;
  run(ports: ModelPorts, startedAt: Date): Promise<Finished>;
}

/** A delivery of an event. */
export function delivery(key: string, { handOver }: Protocol, name = `the delivery of ${key}`): Program {
  const run: Program['run'] = async (ports, startedAt) => {
    const { outcome, degraded } = await handOver(eventInHand(key, startedAt), ports);
    return { result: outcome, ...(degraded === undefined ? {} : { degraded }) };
  };
  return { name, kind: key, key, run };
}

/** A delivery that a sandbox takes whose last publish failed a moment ago. */
export function deliveryAfterFailure(key: string, protocol: Protocol): Program {
  const { name, run } = delivery(key, protocol);
  return {
    name,
    key,
    kind: `${key} after a failure`,
    run: (ports, startedAt) => {
      const failedLately = () => ports.topic.failedLately() || ports.now().getTime() === startedAt.getTime();
      return run(
        { ...ports, topic: { publish: (message) => ports.topic.publish(message), failedLately } },
        startedAt,
      );
    },
  };
}

/** A run of the drain for the group's shard and for the flag. Its time is over after its first pass and a wait. */
export function drainRun(protocol: Protocol, name = 'the drain'): Program {
  return { name, kind: 'drain', run: drainFor(2_000, protocol) };
}

/** A run of the drain for as long as it takes. */
export function longDrainRun(protocol: Protocol): Program {
  return { name: 'the last drain', kind: 'last drain', run: drainFor(50_000, protocol) };
}

function drainFor(milliseconds: number, { drain }: Protocol): Program['run'] {
  const shards = [...new Set([0, shardOf(GROUP)])];
  return async (ports, startedAt) => {
    const deadline = new Date(startedAt.getTime() + milliseconds);
    await drain({ shards, deadline, retentionDays: RETENTION_DAYS }, ports);
    return { result: 'drained' };
  };
}

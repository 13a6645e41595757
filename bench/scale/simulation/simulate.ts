import type { Lags } from './lags.ts';
import type { Load } from './load.ts';
import type { Resource } from './pressure.ts';
import { SimulatedDrain } from './simulated-drain.ts';
import { SimulatedHandler } from './simulated-handler.ts';
import { SimulatedIntake } from './simulated-intake.ts';
import { SimulatedTopic } from './simulated-topic.ts';
import { TableCapacity } from './table-capacity.ts';
import type { Usage } from './usage.ts';
import { type Given, HOT_USER, World } from './world.ts';

const SECOND = 1_000;

/** How much is on its way at the end of a second. */
export interface Backlog {
  readonly second: number;
  readonly parked: number;
  /** Before the handler that has the most. */
  readonly queued: number;
}

/** What came of a load. Lags are in milliseconds, from when the delivery was first sent. */
export interface Simulated {
  readonly given: Given;
  readonly answered: Lags;
  readonly handled: Lags;
  readonly handledHot: Lags;
  readonly backlog: readonly Backlog[];
  readonly usage: Usage;
  readonly deliveries: number;
  readonly refused: number;
  readonly degraded: number;
  /** Sandboxes that the intake had at the most. */
  readonly sandboxes: number;
  /** What gave way before anything else. */
  readonly gaveWay: Resource | undefined;
  /** Batches that a handler had in hand on average. */
  readonly meanBatches: number;
}

/** Lets deliveries come by chance to the pipeline that is given, in virtual time. */
export function simulate(given: Given): Simulated {
  const world = new World(given);
  const { clock } = world;
  const { handlers, quotas } = given.deployment;
  const subscribers = Array.from({ length: handlers }, () => new SimulatedHandler(world));
  const ledger = new TableCapacity(clock, quotas.table);
  const topic = new SimulatedTopic(world, (event) => {
    for (const handler of subscribers) handler.put(event);
  });
  const drain = new SimulatedDrain(world, topic, ledger);
  const intake = new SimulatedIntake(world, {
    ledger,
    lines: new TableCapacity(clock, quotas.table),
    topic,
    drain,
  });
  const deliveries = sendOn(world, intake);
  const backlog: Backlog[] = [];
  for (let second = 1; second <= given.load.seconds; second += 1) {
    clock.runUntil(second * SECOND);
    backlog.push({ second, parked: drain.parked, queued: Math.max(...subscribers.map(({ size }) => size)) });
  }
  const { answered, handled, handledHot, usage, pressure } = world;
  const busy = Math.max(...subscribers.map(({ busyMilliseconds }) => busyMilliseconds));
  return {
    given,
    answered,
    handled,
    handledHot,
    backlog,
    usage,
    deliveries: deliveries.sent,
    refused: intake.refused,
    degraded: intake.degraded,
    sandboxes: intake.sandboxes,
    gaveWay: pressure.first(deliveries.sent),
    meanBatches: busy / (given.load.seconds * SECOND),
  };
}

/** Sends until the end of time, and counts. */
function sendOn(
  { clock, random, given: { load } }: World,
  intake: SimulatedIntake,
): { readonly sent: number } {
  const counted = { sent: 0 };
  const { users, hotShare = 0 } = load;
  const send = () => {
    counted.sent += 1;
    const user = random.fraction() < hotShare ? HOT_USER : random.below(users);
    intake.deliver({ user, sentAt: clock.now });
    clock.after(random.exponential(SECOND / rateAt(load, clock.now)), send);
  };
  clock.after(random.exponential(SECOND / rateAt(load, 0)), send);
  return counted;
}

const RAMP_SECONDS = 10;
const AT_FIRST = 0.05;

/** Deliveries a second at that time. */
function rateAt({ deliveriesPerSecond, rampSeconds = RAMP_SECONDS }: Load, now: number): number {
  const share = rampSeconds === 0 ? 1 : now / (rampSeconds * SECOND);
  return deliveriesPerSecond * Math.min(1, Math.max(AT_FIRST, share));
}

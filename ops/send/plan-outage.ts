import type { RetrySchedule } from '../../core/providers/retry-schedule.ts';

/** An endpoint that cannot be reached for a while, in which events happen. */
export interface Outage {
  readonly seconds: number;
  /** Spread evenly over it. */
  readonly events: number;
  /** From 0 to 1, as `Math.random` gives them. */
  readonly random: () => number;
}

/** An event of an outage, and the first attempt that comes after it. */
export interface LateDelivery {
  /** Seconds after the outage began. */
  readonly happensAt: number;
  readonly arrivesAt: number;
  /** From 1, which nobody answered. */
  readonly attempt: number;
}

export interface PlannedOutage {
  /** In the order of their arrival. */
  readonly deliveries: readonly LateDelivery[];
  /** How many events the provider tried too often in vain: they come only when somebody has them sent again. */
  readonly givenUp: number;
}

/** What a provider with this schedule delivers after an outage, and when: in another order than that in which it happened. */
export function planOutage(schedule: RetrySchedule, { seconds, events, random }: Outage): PlannedOutage {
  const deliveries = Array.from({ length: events }, (_, index) => {
    const happensAt = (seconds * index) / events;
    return { happensAt, ...firstAfter(seconds, { happensAt, schedule, random }) };
  });
  const arriving = deliveries.filter(({ arrivesAt }) => arrivesAt >= seconds);
  return {
    deliveries: arriving.toSorted((a, b) => a.arrivesAt - b.arrivesAt),
    givenUp: events - arriving.length,
  };
}

interface Event {
  readonly happensAt: number;
  readonly schedule: RetrySchedule;
  readonly random: () => number;
}

/** The first attempt after that time, or else the last there is. */
function firstAfter(end: number, { happensAt, schedule, random }: Event) {
  let arrivesAt = happensAt;
  let attempt = 1;
  for (const delay of schedule.delaysSeconds) {
    if (arrivesAt >= end) break;
    arrivesAt += delay * (1 + schedule.jitter * (2 * random() - 1));
    attempt++;
  }
  return { arrivesAt, attempt };
}

import { nearest } from '../../core/events/nearest.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { RetrySchedule } from '../../core/providers/retry-schedule.ts';
import { OpsError } from '../ops-error.ts';
import { planOutage } from './plan-outage.ts';
import type { SendOptions } from './send-options.ts';

/** An event that is going to be delivered. */
export interface PlannedEvent {
  /** When it happened. @default when it is delivered */
  readonly time?: Date;
  /** After an outage. */
  readonly attempt?: number;
}

export interface PlannedEvents {
  readonly events: readonly PlannedEvent[];
  /** How many the provider would not deliver any more. */
  readonly givenUp: number;
}

/** What a command has to know beside its options. */
export interface Planning {
  readonly provider: Provider;
  readonly now: Date;
  readonly random: () => number;
}

const EVENTS_OF_AN_OUTAGE = 10;

/** The events in the order of their delivery. The last one of an outage arrives now. */
export function planEvents(options: SendOptions, { provider, now, random }: Planning): PlannedEvents {
  const { outage, count = outage === undefined ? 1 : EVENTS_OF_AN_OUTAGE, time } = options;
  if (outage === undefined)
    return { events: Array.from({ length: count }, () => (time === undefined ? {} : { time })), givenUp: 0 };
  const schedule = scheduleOf(provider, outage.as);
  const { deliveries, givenUp } = planOutage(schedule, { seconds: outage.seconds, events: count, random });
  const end = deliveries.at(-1)?.arrivesAt ?? 0;
  const events = deliveries.map(({ happensAt, attempt }) => ({
    time: new Date(now.getTime() - Math.round((end - happensAt) * 1000)),
    attempt,
  }));
  return { events, givenUp };
}

function scheduleOf({ name, title, retrySchedules = {} }: Provider, as = name): RetrySchedule {
  const schedule = retrySchedules[as];
  if (schedule !== undefined) return schedule;
  const names = Object.keys(retrySchedules);
  if (names.length === 0) throw new OpsError('misused', `${title} does not say when it tries again`);
  throw new OpsError('misused', `no schedule "${as}" of ${title}; nearest: ${nearest(as, names).join(', ')}`);
}

import type { SourceName } from '../../../core/events/source-name.ts';
import { type ProviderName, providers } from '../../../core/providers/index.ts';
import type { RetrySchedule } from '../../../core/providers/retry-schedule.ts';
import type { Circumstances, StrangersRequest } from './circumstances.ts';

/** One attempt to deliver an event. */
export interface Attempt {
  readonly source: SourceName;
  readonly id: string;
  /** Which try it is, from 0. */
  readonly number: number;
  /** When the event was made. */
  readonly createdAt: number;
  readonly dueAt: number;
}

/** From six to ten people use the product more than at night. */
const [MORNING, NIGHT] = [6 * 60, 22 * 60];

/** How many minutes lie between two events of a source. */
export interface Rhythm {
  readonly byDay: number;
  readonly byNight: number;
}

/** Whether there is an event in a minute of the day. */
export function deliversAt(minuteOfDay: number, { byDay, byNight }: Rhythm): boolean {
  const isNight = minuteOfDay < MORNING || minuteOfDay >= NIGHT;
  return minuteOfDay % (isNight ? byNight : byDay) === 0;
}

/** Addresses that are on the lists as they are shipped. */
const ADDRESSES = { privy: '44.228.126.217', dynamic: '198.51.100.20' } as const;

/** The providers that are simulated, of all that there are. */
type SimulatedProvider = keyof typeof ADDRESSES & ProviderName;

/** Privy and Dynamic: they deliver in a rhythm, and try again as they publish. */
export class SimulatedProviders {
  readonly #rhythms: Readonly<Partial<Record<SourceName, Rhythm>>>;
  #retries: Attempt[] = [];

  constructor(rhythms: Readonly<Partial<Record<SourceName, Rhythm>>>) {
    this.#rhythms = rhythms;
  }

  /** What they deliver in the minute. */
  due(minute: number, minuteOfDay: number, now: Circumstances): Attempt[] {
    const again = this.#retries.filter(({ dueAt }) => dueAt <= minute);
    this.#retries = this.#retries.filter(({ dueAt }) => dueAt > minute);
    const fresh = (Object.entries(this.#rhythms) as [SourceName, Rhythm][])
      .filter(([source, rhythm]) => now.silent !== source && deliversAt(minuteOfDay, rhythm))
      .map(([source]): Attempt => {
        const id = `${source}#${minute}`;
        return { source, id, number: 0, createdAt: minute, dueAt: minute };
      });
    return [...again, ...fresh];
  }

  /** Tells them that an attempt was not answered 200. */
  failed({ number, ...attempt }: Attempt, minute: number): void {
    const { delaysSeconds } = scheduleOf(attempt.source);
    const delay = delaysSeconds[number];
    if (delay === undefined) return;
    const dueAt = minute + Math.max(1, Math.round(delay / 60));
    this.#retries.push({ ...attempt, number: number + 1, dueAt });
  }
}

/** Where the provider delivers what is for a source. */
export function requestOf(source: SourceName, { movedUrl }: Circumstances): StrangersRequest {
  const [name] = source.split('/') as [SimulatedProvider];
  const path = movedUrl === source ? `/prod/hooks/${source}` : `/prod/webhooks/${source}`;
  return { path, from: ADDRESSES[name], headers: SIGNED[name] };
}

const BODY = new TextEncoder().encode('{}');

/** Headers as the provider makes them. The simulated intake looks at the circumstances, and not at them. */
export const SIGNED = Object.fromEntries(
  Object.values(providers).map(({ name, sign, makeSecret }) => [
    name,
    sign(BODY, {
      secret: makeSecret(new Uint8Array(32).fill(7)),
      id: 'msg_2abcdefghijklmnopqrstuvwxyz',
      at: new Date('2026-11-27T10:00:00Z'),
    }),
  ]),
) as Readonly<Record<SimulatedProvider, Readonly<Record<string, string>>>>;

function scheduleOf(source: SourceName): RetrySchedule {
  const [name] = source.split('/') as [SimulatedProvider];
  return Object.values(providers[name].retrySchedules ?? {})[0] ?? { delaysSeconds: [], jitter: 0 };
}

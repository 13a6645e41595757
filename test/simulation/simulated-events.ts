import { createHash } from 'node:crypto';
import {
  dynamicLiveSchedule,
  dynamicSandboxSchedule,
  type ProviderSchedule,
  privySchedule,
} from './provider-schedules.ts';
import type { Random } from './random.ts';
import { DAY, dateAt, SECOND } from './virtual-time.ts';

export interface SimulatedSource {
  readonly name: 'privy/main' | 'dynamic/live' | 'dynamic/sandbox';
  readonly secret: string;
  readonly schedule: ProviderSchedule;
}

export interface SimulatedEvent {
  readonly source: SimulatedSource;
  readonly id: string;
  /** The event's key in the ledger. */
  readonly key: string;
  readonly groupId: string;
  readonly createdAt: number;
  /** The topic refuses it for good. */
  readonly isRefused: boolean;
  readonly body: (redelivery: boolean) => Buffer;
}

const PRIVY: SimulatedSource = {
  name: 'privy/main',
  secret: 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx',
  schedule: privySchedule,
};
const LIVE: SimulatedSource = {
  name: 'dynamic/live',
  secret: 'dyn_fixtureSecret0000000000000000000000000001',
  schedule: dynamicLiveSchedule,
};
const SANDBOX: SimulatedSource = {
  name: 'dynamic/sandbox',
  secret: 'dyn_fixtureSecret0000000000000000000000000002',
  schedule: dynamicSandboxSchedule,
};

export const SIMULATED_SOURCES = [PRIVY, LIVE, SANDBOX] as const;
/** How often each source is the one. */
const SHARES = [PRIVY, PRIVY, PRIVY, PRIVY, PRIVY, LIVE, LIVE, LIVE, LIVE, SANDBOX] as const;

/** Events are created over this time. */
export const CREATION_SPAN = 3 * DAY;
const EVENTS_PER_USER = 20;
const MAX_EVENTS_PER_SITTING = 8;
const MEAN_GAPS_IN_SITTING = [0.5 * SECOND, 10 * SECOND, 60 * SECOND] as const;
/** One event in so many is too large to be parked. */
const LARGE_CHANCE = 0.003;
const REFUSED_CHANCE = 0.006;
const LARGE_BYTES = 500_000;

/** Events of several users, who each do a few things in a row, then nothing for hours. */
export function makeEvents(count: number, random: Random): SimulatedEvent[] {
  const events: SimulatedEvent[] = [];
  while (events.length < count) {
    const source = random.pick(SHARES);
    const user = `user-${random.whole(1, Math.ceil(count / EVENTS_PER_USER))}`;
    const sitting = Math.min(random.whole(1, MAX_EVENTS_PER_SITTING), count - events.length);
    let createdAt = random.between(0, CREATION_SPAN);
    for (let n = 0; n < sitting; n += 1) {
      const id = `event-${events.length + 1}`;
      const timestamp = dateAt(createdAt).toISOString();
      const isLarge = random.chance(LARGE_CHANCE);
      events.push({
        source,
        id,
        key: `${source.name}#${id}`,
        groupId: `${source.name}#${user}`,
        createdAt,
        isRefused: random.chance(REFUSED_CHANCE),
        body: (redelivery) => bodyOf({ source, id, user, timestamp, isLarge, redelivery }),
      });
      createdAt += random.exponential(random.pick(MEAN_GAPS_IN_SITTING));
    }
  }
  return events;
}

interface BodyParts {
  readonly source: SimulatedSource;
  readonly id: string;
  readonly user: string;
  readonly timestamp: string;
  readonly isLarge: boolean;
  readonly redelivery: boolean;
}

function bodyOf({ source, id, user, timestamp, isLarge, redelivery }: BodyParts): Buffer {
  const pad = isLarge ? { pad: incompressible(id) } : {};
  if (source === PRIVY) return json({ type: 'user.updated_account', user: { id: user }, ...pad });
  return json({
    messageId: id,
    eventName: 'user.updated',
    timestamp,
    data: { userId: user, ...pad },
    ...(redelivery ? { redelivery } : {}),
  });
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function incompressible(id: string): string {
  return createHash('shake256', { outputLength: LARGE_BYTES }).update(id).digest('base64');
}

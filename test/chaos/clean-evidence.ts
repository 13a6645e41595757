import type { ChaosEvent, ChaosUser } from './chaos-event.ts';
import type { Arrival } from './consumer.ts';
import type { Evidence } from './evidence.ts';
import type { Attempt, Tracked } from './sender.ts';

/** One user with two events that came one after the other, and everything as it should be. */
export const FIRST = eventOf('one', '2026-11-22T10:00:00.000Z');
export const SECOND = eventOf('two', '2026-11-22T10:00:01.000Z');
export const FIRST_KEY = 'privy/main#one';
export const SECOND_KEY = 'privy/main#two';

const USER: ChaosUser = {
  source: 'privy/main',
  sequential: true,
  events: [FIRST, SECOND],
  directory: {
    key: 'privy/main#did:privy:1',
    newest: SECOND,
    item: {
      userId: 'did:privy:1',
      deleted: false,
      createdAt: '2026-10-01T00:00:00.000Z',
      accounts: [],
      wallets: [{ address: '0xAb', chain: 'ethereum', kind: 'embedded' }],
    },
  },
};

export const DIRECTORY_ITEM = {
  pk: 'privy/main#did:privy:1',
  provider: 'privy',
  source: 'privy/main',
  environment: 'local',
  lastEventId: 'two',
  lastEventTime: '2026-11-22T10:00:01.000Z',
  userId: 'did:privy:1',
  deleted: false,
  createdAt: '2026-10-01T00:00:00.000Z',
  accounts: [],
  wallets: [{ address: '0xAb', chain: 'ethereum', kind: 'embedded' }],
  format: 2,
  listed: '2026-11-22T10:00:01.000Z~mwro197saaaaaa',
};

export const ACKNOWLEDGED: Attempt = { status: 200, outcome: 'accepted', startedAt: 100, endedAt: 200 };

export const cleanEvidence: Evidence = {
  users: [USER],
  tracked: new Map([
    [FIRST_KEY, trackedOf(FIRST)],
    [SECOND_KEY, trackedOf(SECOND)],
  ]),
  forged: [{ status: 401, outcome: 'rejected', startedAt: 100, endedAt: 200 }],
  arrivals: new Map([
    [FIRST_KEY, arrivalOf(FIRST, 0)],
    [SECOND_KEY, arrivalOf(SECOND, 1)],
  ]),
  secondCopies: [],
  archive: new Map([
    [FIRST_KEY, [arrivalOf(FIRST, 0).body]],
    [SECOND_KEY, [arrivalOf(SECOND, 1).body]],
  ]),
  inbox: [{ pk: 'applied-events#privy/main#one' }, { pk: 'applied-events#privy/main#two' }],
  directory: [DIRECTORY_ITEM],
  lookUps: [{ pk: 'wallet#0xab', sk: 'privy/main#did:privy:1' }],
  commits: new Map([
    ['applied-events#privy/main#one', 1],
    ['applied-events#privy/main#two', 1],
  ]),
  intakeLog: [
    { source: 'privy/main', eventId: 'one', outcome: 'accepted' },
    { source: 'privy/main', eventId: 'two', outcome: 'accepted' },
  ],
  handlerLog: [
    { source: 'privy/main', eventId: 'one', outcome: 'applied' },
    { source: 'privy/main', eventId: 'two', outcome: 'applied' },
  ],
  ledgerFaultTimes: [],
  deadLetters: [],
  quarantined: [],
  leftBehind: [],
  leaks: [],
};

export function trackedOf(event: ChaosEvent, attempts: Attempt[] = [ACKNOWLEDGED]): Tracked {
  return { event, attempts, acknowledgedAt: 200 };
}

export function arrivalOf({ key, type, payload }: ChaosEvent, position: number): Arrival {
  const body = `{"id":"…","data":${payload}}`;
  return { key, type, group: 'privy/main#did:privy:1', body, messageId: key, sentAt: 0, position };
}

function eventOf(id: string, time: string): ChaosEvent {
  return {
    key: `privy/main#${id}`,
    source: 'privy/main',
    id,
    type: 'privy.user.authenticated',
    time: new Date(time),
    payload: `{"id": "${id}"}`,
    says: 'snapshot',
    dueAt: 0,
    besides: { forged: false, twice: false },
  };
}

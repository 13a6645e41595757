import type { Delivery } from '../../../ops/deliveries/delivery.ts';
import type { EventEvidence } from '../../../ops/event/event-evidence.ts';
import { eventWay } from '../../../ops/event/event-way.ts';
import type { SubscriberEvidence } from '../../../ops/event/found-at-subscriber.ts';

const NOW = new Date('2026-11-27T13:00:00.000Z');
const KEY = { source: 'privy/main', id: 'msg_1' };
const ARCHIVED = {
  source: 'privy/main',
  id: 'msg_1',
  type: 'privy.user.created',
  group: 'privy/main#did:privy:ada',
  subject: 'did:privy:ada',
  received: '2026-11-27T12:00:01.000Z',
  time: '2026-11-27T12:00:00.000Z',
  environment: 'production',
} as const;
const LEDGER = {
  status: 'published',
  type: 'privy.user.created',
  claimedAt: '2026-11-27T12:00:01.100Z',
  publishedAt: '2026-11-27T12:00:01.200Z',
  expiresAt: '2027-03-07T12:00:01.000Z',
} as const;

function delivery(at: string, outcome: string, more: Partial<Delivery> = {}): Delivery {
  return {
    kind: 'delivery',
    at: `2026-11-27T${at}Z`,
    source: 'privy/main',
    outcome,
    eventId: 'msg_1',
    eventType: 'privy.user.created',
    calls: [],
    ...more,
  };
}

const AT_CRM: SubscriberEvidence = {
  subscriber: 'crm',
  kind: 'handler',
  isAsked: true,
  queued: 0,
  isPaused: false,
  handlings: [{ kind: 'handling', at: '2026-11-27T12:00:01.400Z', subscriber: 'crm', outcome: 'applied' }],
};

function way(found: Partial<EventEvidence>) {
  const evidence: EventEvidence = {
    key: KEY,
    archive: 'kept',
    deliveries: [],
    subscribers: [],
    operations: [],
    unread: [],
    ...found,
  };
  return eventWay(evidence, NOW);
}

const WELL: Partial<EventEvidence> = {
  ledger: LEDGER,
  archived: ARCHIVED,
  deliveries: [delivery('12:00:01.250', 'accepted'), delivery('12:30:00.000', 'duplicate')],
  subscribers: [AT_CRM],
};

describe("an event's way", () => {
  it('begins where it happened and has all that came of it in the order of time, resends among it', () => {
    const { hops, problems, ...facts } = way(WELL);

    expect(hops.map(({ kind, at }) => `${at.slice(11, 23)} ${kind}`)).toEqual([
      '12:00:00.000 happened',
      '12:00:01.100 claimed',
      '12:00:01.200 published',
      '12:00:01.250 delivery',
      '12:00:01.400 handling',
      '12:30:00.000 delivery',
    ]);
    expect(facts).toMatchObject({
      source: 'privy/main',
      id: 'msg_1',
      type: 'privy.user.created',
      user: 'did:privy:ada',
      group: 'privy/main#did:privy:ada',
      publishedAt: '2026-11-27T12:00:01.200Z',
      archive: 'kept',
    });
    expect(problems).toEqual([]);
  });

  it('has a delivery before the claim that it made, though its beginning is counted back to a moment later', () => {
    const deliveries = [delivery('12:00:01.250', 'accepted', { durationMilliseconds: 149 })];
    const kinds = (claimedAt: string) =>
      way({ ledger: { ...LEDGER, claimedAt }, deliveries }).hops.map(({ kind }) => kind);

    expect(kinds('2026-11-27T12:00:01.100Z')).toEqual(['delivery', 'claimed', 'published']);
    expect(kinds('2026-11-27T12:00:00.900Z')).toEqual(['claimed', 'delivery', 'published']);
  });

  it('says since when the source has its secret, where that may be looked at', () => {
    const secret = { putAt: '2026-11-20T08:00:00.000Z' };

    expect(way({ ...WELL, secret }).secret).toEqual(secret);
    expect(way(WELL)).not.toHaveProperty('secret');
  });

  it('knows of an event which is parked that no subscriber has it, whatever else may not be looked at', () => {
    const parked = { at: '2026-11-27T12:00:01.300Z', group: 'privy/main#did:privy:ada', ahead: 2 };
    const problem = { code: 'no-access', message: 'no permission' } as const;
    const unread = [
      { part: 'ledger', problem },
      { part: 'subscriptions', problem },
    ] as const;
    const states = (found: Partial<EventEvidence>) =>
      way({ subscribers: [{ ...AT_CRM, handlings: [] }], unread, ...found }).subscribers.map(
        ({ state }) => state,
      );

    expect(states({ parked })).toEqual(['not-published']);
    expect(states({})).toEqual(['unreadable']);
  });

  it('does not take a time of arrival for the time when it happened', () => {
    const deliveries = [delivery('12:00:01.250', 'accepted', { timeSource: 'receipt' })];

    expect(way({ ...WELL, deliveries }).hops.map(({ kind }) => kind)).not.toContain('happened');
  });

  it('tells of an attempt by the inbox only where the log does not', () => {
    const applied = { at: '2026-11-27T12:00:01.390Z', outcome: 'applied' };
    const kinds = (subscriber: SubscriberEvidence) =>
      way({ subscribers: [subscriber] }).hops.map(({ kind }) => kind);

    expect(kinds({ ...AT_CRM, applied })).toEqual(['handling']);
    expect(kinds({ ...AT_CRM, applied, handlings: [] })).toEqual(['settled']);
  });

  it('is known by its deliveries alone while the archive and the ledger do not have it', () => {
    expect(
      way({ deliveries: [delivery('12:59:59.000', 'accepted', { degraded: 'ledger-unavailable' })] }),
    ).toMatchObject({
      type: 'privy.user.created',
      publishedAt: '2026-11-27T12:59:59.000Z',
      problems: [],
    });
  });

  it('names what is not as it should be, and where', () => {
    const { publishedAt: _, ...claimed } = { ...LEDGER, status: 'claimed' as const };
    const parked = { at: '2026-11-27T12:00:01.300Z', group: 'privy/main#did:privy:ada', ahead: 2 };
    const setAside = { at: '2026-11-27T12:05:00.000Z', reason: 'InvalidParameter' };
    const quarantined = { group: 'g', sequence: '1', at: '2026-11-27T12:10:00.000Z', ahead: 0, attempts: 7 };
    const without = { ...AT_CRM, handlings: [] };
    const problems = (found: Partial<EventEvidence>) =>
      way(found).problems.map(({ where, what }) => `${where} ${what}`);

    expect(problems({ ledger: claimed })).toEqual(['topic not-published']);
    expect(problems({ ledger: claimed, parked })).toEqual(['topic parked']);
    expect(problems({ ledger: claimed, setAside })).toEqual(['topic set-aside']);
    expect(problems({ ledger: LEDGER, archive: 'missing' })).toEqual(['archive missing']);
    expect(problems({ ledger: LEDGER, subscribers: [{ ...AT_CRM, quarantined }] })).toEqual([
      'crm quarantined',
    ]);
    expect(problems({ ledger: LEDGER, subscribers: [without] })).toEqual(['crm no-trace']);
    expect(problems({ ledger: LEDGER, subscribers: [{ ...without, queued: 1 }] })).toEqual(['crm late']);
    expect(problems({ ledger: LEDGER, subscribers: [{ ...without, queued: 1, isPaused: true }] })).toEqual([
      'crm waits-for-a-paused',
    ]);
  });

  it('finds nothing wrong with an event that is on its way', () => {
    const claimedAt = '2026-11-27T12:59:59.000Z';
    const { publishedAt: _, ...claimed } = { ...LEDGER, status: 'claimed' as const, claimedAt };

    expect(
      way({ ledger: claimed, archive: 'not-yet', subscribers: [{ ...AT_CRM, handlings: [] }] }).problems,
    ).toEqual([]);
  });
});

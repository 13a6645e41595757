import { findingsOf } from '../../../ops/status/findings-of.ts';
import type { SourceStatus } from '../../../ops/status/source-status.ts';
import type { SubscriberStatus } from '../../../ops/status/subscriber-status.ts';

const SOURCE: SourceStatus = {
  source: 'privy/main',
  provider: 'privy',
  url: 'https://api.example/prod/webhooks/privy/main',
  outcomes: { accepted: 12 },
  acceptedToday: 12,
  hours: [],
  unavailableLately: 0,
  secret: { putAt: '2026-11-01T00:00:00.000Z' },
  verifiedByPrevious: 0,
  patience: { state: 'intact' },
};
const CRM: SubscriberStatus = {
  subscriber: 'crm',
  kind: 'handler',
  isPaused: false,
  waiting: 3,
  inHand: 0,
  dead: 0,
  notDelivered: 0,
  handling: { handled: 9, handledLately: 1, failed: 2, failedLately: 0, quarantine: { users: 0, events: 0 } },
};

function findings({
  source = {},
  crm = {},
  ...rest
}: {
  source?: Partial<SourceStatus>;
  crm?: Partial<SubscriberStatus>;
  parked?: { oldest?: string; refused: number };
  canary?: { flights: number; refused: number; lost: number };
  archive?: { archived: number; waiting: number; dead: number; notDelivered: number; differences?: number };
}) {
  const found = findingsOf({
    pipelineName: 'prod',
    region: 'us-east-1',
    at: '2026-11-27T12:00:00.000Z',
    sources: [{ ...SOURCE, ...source }],
    subscribers: [{ ...CRM, ...crm }],
    parked: { refused: 0 },
    ...rest,
  });
  return found.map(({ where, text, command }) => `${where}: ${text} [${command}]`);
}

describe('what is not as it should be with a stage', () => {
  it('is nothing where deliveries succeed, attempts that failed were made good, and some events wait', () => {
    expect(findings({})).toEqual([]);
  });

  it('is first what the stage itself was refused or lost, because everybody else is too', () => {
    const canary = { flights: 3, refused: 2, lost: 1 };

    expect(findings({ canary, source: { secret: {} } })).toEqual([
      'canary: 2 of what the stage sent to itself in the last 15 min was refused, and providers are too [doctor]',
      'canary: 1 of what the stage sent to itself in the last 15 min was answered 200 and not handled within a minute [parked list]',
      'privy/main: no signing secret was put: every delivery is answered 503 [secret put privy/main]',
    ]);
    expect(findings({ canary: { flights: 3, refused: 0, lost: 0 } })).toEqual([]);
  });

  it('is a source without a secret', () => {
    expect(findings({ source: { secret: {} } })).toEqual([
      'privy/main: no signing secret was put: every delivery is answered 503 [secret put privy/main]',
    ]);
  });

  it('is a provider that will switch the endpoint off, and one that may have', () => {
    const since = '2026-11-26T10:00:00.000Z';
    const switchedOffAt = '2026-12-01T10:00:00.000Z';

    expect(findings({ source: { patience: { state: 'running-out', since, switchedOffAt } } })).toEqual([
      'privy/main: no delivery has succeeded for 1 d 2 h: if that goes on, the provider switches the endpoint off in 3 d 22 h [tail --source privy/main --since 1h]',
    ]);
    expect(findings({ source: { patience: { state: 'run-out', since } } })).toEqual([
      'privy/main: no delivery has succeeded for 1 d 2 h: the provider may have switched the endpoint off, look at its dashboard [tail --source privy/main --since 1h]',
    ]);
    expect(findings({ source: { patience: { state: 'failing', since } } })).toEqual([
      'privy/main: no delivery has succeeded for 1 d 2 h: so few failed that the provider does not count yet [tail --source privy/main --since 1h]',
    ]);
    const spent = { atMost: 900, allowed: 1_500 };
    expect(findings({ source: { patience: { state: 'being-spent', switchedOffAt, spent } } })).toEqual([
      'privy/main: deliveries go on to fail: if as many do, the provider switches the endpoint off in 3 d 22 h [tail --source privy/main --since 1h]',
    ]);
  });

  it('is a source that is silent for too long', () => {
    expect(findings({ source: { silence: 0.99 } })).toEqual([]);
    expect(findings({ source: { silence: 1 } })).toEqual([
      'privy/main: nothing was taken in for longer than is expected: look whether the provider has the endpoint enabled [tail --source privy/main --since 6h]',
    ]);
  });

  it('is what a subscriber cannot handle, what it was given up on, and that it is paused', () => {
    const quarantine = { users: 1, events: 4, since: '2026-11-27T09:00:00.000Z' };
    const crm = {
      dead: 1,
      notDelivered: 2,
      isPaused: true,
      handling: { handled: 0, handledLately: 0, failed: 9, failedLately: 7, quarantine },
    };

    expect(findings({ crm })).toEqual([
      'crm: 1 message not handled, in the dead-letter queue [dead list crm]',
      'crm: 2 messages that SNS could not put into the queue [dead list crm]',
      'crm: 1 user in quarantine with 4 events, the first for 3 h [quarantine list crm]',
      'crm: 7 attempts failed in the last 5 min [tail --subscriber crm --outcome failed --since 5m]',
      'crm: paused: 3 events wait [resume crm]',
    ]);
  });

  it('is an event that has waited for as long as the alarm allows', () => {
    expect(findings({ crm: { oldestSeconds: 899 } })).toEqual([]);
    expect(findings({ crm: { oldestSeconds: 900 } })).toEqual([
      'crm: the oldest of 3 messages has waited for 15 min [tail --subscriber crm --since 15m]',
    ]);
  });

  it('is last what cannot be looked at, because of that nobody knows how it is', () => {
    const problem = { code: 'no-access', message: 'no permission for sqs:GetQueueAttributes' } as const;
    const status = {
      pipelineName: 'prod',
      region: 'us-east-1',
      at: '2026-11-27T12:00:00.000Z',
      sources: [{ source: 'privy/main', provider: 'privy', url: SOURCE.url, problem }],
      subscribers: [
        { subscriber: 'risk', kind: 'consumer' as const, problem },
        { ...CRM, dead: 1 },
      ],
      parked: { problem },
      archive: { problem },
      canary: { problem },
    };

    expect(findingsOf(status).map(({ where, what, command }) => `${where} ${what} ${command}`)).toEqual([
      'crm dead dead list crm',
      'privy/main unreadable doctor',
      'risk unreadable doctor',
      'parked unreadable doctor',
      'archive unreadable doctor',
      'canary unreadable doctor',
    ]);
    expect(findingsOf(status)[2]?.text).toBe(
      'how it is cannot be seen: no permission for sqs:GetQueueAttributes',
    );
  });

  it('is what is parked, what the topic refused, and what the archive lacks, the most urgent first', () => {
    const parked = { oldest: '2026-11-27T11:58:00.000Z', refused: 1 };
    const archive = { archived: 5, waiting: 0, dead: 1, notDelivered: 1, differences: 2 };

    expect(findings({ source: { unavailableLately: 1 } })[0]).toContain(
      ': 1 delivery of the last 15 min was answered 503, and comes again [',
    );
    expect(findings({ source: { unavailableLately: 3 }, parked, archive })).toEqual([
      'privy/main: 3 deliveries of the last 15 min were answered 503, and come again [tail --source privy/main --outcome unavailable --since 15m]',
      'parked: events wait for the topic, the oldest for 2 min; they come out by themselves when it takes them [parked list]',
      'parked: the topic refused 1 event for good: release or drop them [parked list]',
      'archive: 2 messages in its dead-letter queues, not written [dead list archive]',
      'archive: the last audit found 2 differences [audit]',
    ]);
  });
});

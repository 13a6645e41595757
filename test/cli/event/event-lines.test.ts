import { eventLines } from '../../../cli/event/event-lines.ts';
import type { FollowedEvent } from '../../../ops/event/follow-event.ts';
import { plainPage } from '../plain-page.ts';

const EVENT: FollowedEvent = {
  source: 'privy/main',
  id: 'msg_1',
  type: 'privy.user.created',
  user: 'did:privy:ada',
  group: 'privy/main#did:privy:ada',
  environment: 'production',
  time: '2026-11-27T23:59:58.000Z',
  received: '2026-11-27T23:59:59.000Z',
  publishedAt: '2026-11-27T23:59:59.100Z',
  archive: 'kept',
  unread: [],
  hops: [
    { kind: 'happened', at: '2026-11-27T23:59:58.000Z' },
    {
      kind: 'delivery',
      at: '2026-11-27T23:59:59.150Z',
      source: 'privy/main',
      outcome: 'accepted',
      durationMilliseconds: 150,
      calls: [{ name: 'claim', milliseconds: 30 }],
      verifiedByPrevious: true,
    },
    { kind: 'published', at: '2026-11-27T23:59:59.100Z' },
    {
      kind: 'handling',
      at: '2026-11-28T00:00:01.012Z',
      subscriber: 'crm',
      outcome: 'failed',
      durationMilliseconds: 12,
      step: 'give-up',
      comesAgainSeconds: 2,
      fault: {
        name: 'CrmError',
        code: 'crm-busy',
        frames: ['at handle (index.mjs:7:3)', 'at work (index.mjs:1:1)'],
      },
    },
    { kind: 'quarantined', at: '2026-11-28T00:00:01.020Z', subscriber: 'crm' },
  ],
  subscribers: [
    {
      subscriber: 'crm',
      kind: 'handler',
      isAsked: true,
      queued: 0,
      isPaused: false,
      state: 'quarantined',
      since: '2026-11-28T00:00:01.020Z',
      failures: 7,
      quarantined: {
        group: 'privy/main#did:privy:ada',
        sequence: '00000000000000000017',
        at: '2026-11-28T00:00:01.020Z',
        ahead: 0,
        attempts: 7,
        code: 'crm-busy',
      },
    },
    {
      subscriber: 'risk',
      kind: 'consumer',
      isAsked: true,
      queued: 2,
      isPaused: false,
      state: 'handed-over',
      failures: 0,
    },
  ],
  problems: [{ where: 'crm', what: 'quarantined' }],
};

const typed = (...words: readonly string[]) => ['ww', ...words].join(' ');

describe("an event's way for reading", () => {
  it('has each hop with how long after the first it was, and what can be done at the end', () => {
    expect(eventLines(EVENT, typed, plainPage(100))).toEqual([
      'msg_1  privy.user.created',
      'source    privy/main',
      'user      did:privy:ada',
      'happened  2026-11-27T23:59:58.000Z',
      'received  2026-11-27T23:59:59.000Z',
      '',
      '2026-11-27 UTC',
      '23:59:58.000            provider  happened, by its clock',
      '23:59:59.000    +1.0 s  intake    delivery accepted, answered in 150 ms',
      '                                  ms: claim 30',
      '                                  signed with the secret before the last rotation',
      '23:59:59.100    +1.1 s  topic     published',
      '2026-11-28 UTC',
      '00:00:01.000    +3.0 s  crm       failed in 12 ms, CrmError (crm-busy), given up on',
      '                                  at handle (index.mjs:7:3)',
      '00:00:01.020    +3.0 s  crm       put in quarantine',
      '',
      'Where it is now',
      '  archive  has it',
      '  crm      in quarantine since 2026-11-28T00:00:01Z, given up on after 7 failures (crm-busy)',
      '  risk     in the hands of another service; its queue holds 2 messages',
      '',
      'its line           ww quarantine show crm privy/main#did:privy:ada',
      'once it is mended  ww quarantine release crm privy/main#did:privy:ada',
      'its user           ww user did:privy:ada',
    ]);
  });

  it('ends with what brings it again, where a subscriber does not have it and the archive does', () => {
    const subscribers = EVENT.subscribers.map(({ quarantined: _, ...standing }) => standing);
    const lost = {
      ...EVENT,
      subscribers: subscribers.map((each) => ({ ...each, state: 'unknown' as const })),
    };

    expect(eventLines(lost, typed, plainPage(100)).slice(-3)).toEqual([
      'bring it to crm   ww replay start crm --event privy/main#msg_1',
      'bring it to risk  ww replay start risk --event privy/main#msg_1',
      'its user          ww user did:privy:ada',
    ]);
    expect(eventLines({ ...lost, archive: 'withheld' }, typed, plainPage(100)).slice(-2)).toEqual([
      '',
      'its user  ww user did:privy:ada',
    ]);
  });

  it('fits a page of 80 columns', () => {
    const lines = eventLines(EVENT, typed, plainPage(80));

    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('ends with the envelope where that was asked for', () => {
    expect(eventLines({ ...EVENT, envelope: '{"id":"msg_1"}' }, typed, plainPage(80)).at(-1)).toBe(
      '{"id":"msg_1"}',
    );
  });
});

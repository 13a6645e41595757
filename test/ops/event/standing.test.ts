import type { Handling } from '../../../ops/deliveries/handling.ts';
import type { SubscriberEvidence } from '../../../ops/event/found-at-subscriber.ts';
import { standingOf } from '../../../ops/event/standing.ts';

const PUBLISHED_AT = '2026-11-27T12:00:00.000Z';
const NOW = new Date('2026-11-27T13:00:00.000Z');

function standing(found: Partial<SubscriberEvidence>, publishedAt: string | undefined = PUBLISHED_AT) {
  const evidence: SubscriberEvidence = {
    subscriber: 'crm',
    kind: 'handler',
    isAsked: true,
    handlings: [],
    queued: 0,
    isPaused: false,
    ...found,
  };
  return standingOf(evidence, { publishedAt, now: NOW });
}

function handling(at: string, outcome: string, more: Partial<Handling> = {}): Handling {
  return { kind: 'handling', at: `2026-11-27T${at}.000Z`, subscriber: 'crm', outcome, ...more };
}

const FAULT = { name: 'CrmError', code: 'crm-busy', frames: ['at handle (index.mjs:7:3)'] };

describe('where an event is at a subscriber', () => {
  it('is handled once an attempt was the last that it took, and how often it failed before is kept', () => {
    const handlings = [handling('12:00:01', 'failed', { fault: FAULT }), handling('12:00:06', 'applied')];

    expect(standing({ handlings })).toMatchObject({
      state: 'handled',
      outcome: 'applied',
      since: '2026-11-27T12:00:06.000Z',
      failures: 1,
      fault: FAULT,
    });
  });

  it('is not known where the subscriber could not be looked at', () => {
    const problem = { code: 'no-access', message: 'no permission for sqs:GetQueueAttributes' } as const;

    expect(standing({ problem })).toMatchObject({ state: 'unreadable', problem });
  });

  it('is handled where only the inbox remembers it', () => {
    const applied = { at: '2026-11-27T12:00:02.000Z', outcome: 'applied' };

    expect(standing({ applied })).toMatchObject({ state: 'handled', since: applied.at, outcome: 'applied' });
  });

  it('fails, and says when it comes again', () => {
    const handlings = [
      handling('12:59:50', 'failed', { step: 'retry', comesAgainSeconds: 60, fault: FAULT }),
    ];

    expect(standing({ handlings })).toMatchObject({
      state: 'failing',
      since: '2026-11-27T12:59:50.000Z',
      comesAgainAt: '2026-11-27T13:00:50.000Z',
      failures: 1,
    });
  });

  it('is in quarantine with as many failures as that counts, whatever the log says', () => {
    const handlings = [handling('12:10:00', 'failed', { step: 'give-up', fault: FAULT })];
    const quarantined = {
      group: 'privy/main#ada',
      sequence: '00000000000000000017',
      at: '2026-11-27T12:10:00.000Z',
      ahead: 0,
      attempts: 7,
    };

    expect(standing({ handlings, quarantined })).toMatchObject({ state: 'quarantined', failures: 7 });
  });

  it('is dead where a dead-letter queue has it, even if a copy was handled', () => {
    const dead = {
      kind: 'not-handled',
      messageId: 'm-1',
      sentAt: '2026-11-27T12:00:00.000Z',
      receives: 8,
    } as const;

    expect(standing({ dead, handlings: [handling('12:00:01', 'applied')] })).toMatchObject({ state: 'dead' });
  });

  it('is dropped where an operator took it out of quarantine', () => {
    const handlings = [handling('12:10:00', 'failed', { step: 'give-up' })];
    const dropped = { at: '2026-11-27T12:30:00.000Z', reason: 'a test account' };

    expect(standing({ handlings, dropped })).toMatchObject({ state: 'dropped', since: dropped.at });
  });

  it('waits behind an event of its user that failed', () => {
    expect(standing({ handlings: [handling('12:10:00', 'held')] })).toMatchObject({ state: 'waiting' });
  });

  it('waits without a trace for a minute, and then where its queue holds something', () => {
    expect(standing({}, '2026-11-27T12:59:30.000Z').state).toBe('waiting');
    expect(standing({ queued: 3 }).state).toBe('waiting');
    expect(standing({}).state).toBe('unknown');
  });

  it('is unknown where it was given up on and is in no place any more', () => {
    expect(standing({ handlings: [handling('12:10:00', 'failed', { step: 'give-up' })] }).state).toBe(
      'unknown',
    );
    expect(standing({ handlings: [handling('12:10:00', 'quarantined')], queued: 9 }).state).toBe('unknown');
  });

  it('is handed over to a consumer, whose queue is its own matter', () => {
    expect(standing({ kind: 'consumer', queued: 3 })).toMatchObject({
      state: 'handed-over',
      since: PUBLISHED_AT,
    });
  });

  it('is not asked for by who does not subscribe to it, unless it came all the same', () => {
    expect(standing({ isAsked: false }).state).toBe('not-asked');
    expect(standing({ isAsked: false, handlings: [handling('12:00:01', 'ignored')] }).state).toBe('handled');
  });

  it('is not there before it is published', () => {
    const evidence = { subscriber: 'crm', kind: 'handler', isAsked: true, handlings: [], queued: 5 } as const;

    expect(standingOf({ ...evidence, isPaused: false }, { publishedAt: undefined, now: NOW }).state).toBe(
      'not-published',
    );
  });
});

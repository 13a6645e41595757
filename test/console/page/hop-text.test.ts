import { hopText } from '../../../console/page/text/hop-text.ts';
import { AT_WEB_ACL, atSignature } from '../../../console/page/text/stations-of.ts';
import type { Delivery } from '../../../ops/deliveries/delivery.ts';
import type { Handling } from '../../../ops/deliveries/handling.ts';

const NOW = new Date('2026-11-27T12:00:00.000Z');
const TABLES = { 'user-directory': ['users'], 'security-alerts': [] };

function attempt(outcome: string, more: Partial<Handling> = {}) {
  const at = '2026-11-27T11:00:00.000Z';
  const hop: Handling = { kind: 'handling', at, subscriber: 'user-directory', outcome, ...more };
  return hopText(hop, TABLES).details;
}

function signature(at: string, more: Partial<Delivery>, secret?: object) {
  const delivery: Delivery = {
    kind: 'delivery',
    at,
    source: 'privy/main',
    outcome: 'accepted',
    calls: [],
    ...more,
  };
  return atSignature(delivery, secret, NOW).details.join('; ');
}

describe('an attempt', () => {
  it('says how many items it wrote, which is one where its line says nothing else', () => {
    expect(attempt('applied')).toEqual(['wrote 1 item']);
    expect(attempt('applied', { writes: 3 })).toEqual(['wrote 3 items']);
    expect(attempt('applied', { writes: 0 })).toEqual(['wrote 0 items']);
  });

  it('says nothing of writes where its handler has no table', () => {
    expect(attempt('applied', { subscriber: 'security-alerts' })).toEqual([]);
    expect(attempt('applied', { subscriber: 'of-another-stage' })).toEqual([]);
  });

  it('says why it wrote nothing', () => {
    expect(attempt('duplicate')).toEqual(['wrote nothing: it had handled it before']);
    expect(attempt('stale')).toEqual(['wrote nothing: what is stored is as new, or newer']);
    expect(attempt('ignored')).toEqual(['wrote nothing: there was nothing to do for it']);
  });

  it('says of a failure what was thrown where, and when it comes again', () => {
    const fault = { name: 'CrmError', code: 'crm-busy', frames: ['crm.ts:7', 'handle.ts:9'] };

    expect(attempt('failed', { fault, attempts: 2, comesAgainSeconds: 30, receiveCount: 2 })).toEqual([
      'crm-busy at crm.ts:7',
      'failed 2 times',
      'comes again in 30.0 s',
      'received 2 times',
    ]);
  });
});

describe('the stations of a delivery that keep no time', () => {
  it('have the web ACL, which what got further has passed', () => {
    expect(AT_WEB_ACL).toMatchObject({ title: 'Web ACL', state: 'passed' });
  });

  const putAt = '2026-11-27T08:00:00.000Z';
  const previousUntil = '2026-11-29T08:00:00.000Z';

  it('say with which secret it was signed, and since when that is the one', () => {
    expect(signature('2026-11-27T11:00:00.000Z', {}, { putAt, previousUntil })).toBe(
      'with the current secret, put 4 h ago',
    );
    expect(signature('2026-11-27T08:00:01.000Z', {}, { putAt })).toBe('with the current secret, put 4 h ago');
    expect(
      signature('2026-11-27T11:00:00.000Z', { verifiedByPrevious: true }, { putAt, previousUntil }),
    ).toBe(
      'with the secret before the current one, which was put 08:00:00; it counts until 2026-11-29 08:00:00',
    );
  });

  it('say that another was put since', () => {
    expect(signature('2026-11-26T11:00:00.000Z', {}, { putAt, previousUntil })).toBe(
      'with the secret that was current then; another was put 08:00:00',
    );
    // The intake looks for a new one every five minutes only.
    expect(signature('2026-11-27T08:04:59.999Z', {}, { putAt, previousUntil })).toBe(
      'with the secret that was current then; another was put 08:00:00',
    );
    expect(signature('2026-11-26T11:00:00.000Z', { verifiedByPrevious: true }, { putAt })).toBe(
      'with the secret before the one that was current then; another was put 08:00:00',
    );
  });

  it('say which secret it was then, where that of now may not be looked at', () => {
    const at = '2026-11-27T11:00:00.000Z';

    expect(signature(at, {})).toBe('with the secret that was current then');
    expect(signature(at, { verifiedByPrevious: true })).toBe(
      'with the secret before the one that was current then',
    );
  });
});

import type { DeliveryFacts } from '../../../local/demo/delivery-facts.ts';
import { deliveryHops } from '../../../local/demo/delivery-hops.ts';
import { ACCEPTED_FACTS, BLOCKED_FACTS, REFUSED_FACTS, report } from './sample-report.ts';

function words(facts: DeliveryFacts, wantedBy = ['user-directory', 'example']): Record<string, string> {
  const hops = deliveryHops(report({ facts, wantedBy }));
  return Object.fromEntries(hops.map(({ name, cell }) => [name, cell.text]));
}

function rejectedFor(reason: string): DeliveryFacts {
  return { ...REFUSED_FACTS, answer: { ...REFUSED_FACTS.answer, reason } };
}

describe('the hops of a delivery', () => {
  it('are all there when it goes all the way', () => {
    expect(words(ACCEPTED_FACTS)).toEqual({
      answer: '200 accepted',
      'web ACL': 'allow',
      signature: 'valid',
      ledger: 'published',
      topic: '1',
      archive: 'kept',
      'user-directory': '1 applied',
      example: '1',
    });
  });

  it('end at the web ACL when it blocks', () => {
    expect(words(BLOCKED_FACTS)).toEqual({
      answer: '403 forbidden',
      'web ACL': 'block',
      signature: '–',
      ledger: '–',
      topic: '–',
      archive: '–',
      'user-directory': '–',
      example: '–',
    });
  });

  it.each([
    ['no-matching-signature', 'mismatch'],
    ['stale-timestamp', 'too old'],
    ['missing-header', 'missing'],
    ['something-new', 'something-new'],
  ])('say of a signature refused for %s: %s', (reason, word) => {
    expect(words(rejectedFor(reason))).toMatchObject({
      answer: '401 rejected',
      signature: word,
      ledger: '–',
    });
  });

  it('tell an entry that was there before from one that was made', () => {
    expect(words({ ...ACCEPTED_FACTS, ledger: { state: 'published', changed: false } })['ledger']).toBe(
      'unchanged',
    );
    expect(words({ ...ACCEPTED_FACTS, ledger: { state: 'parked', changed: true } })['ledger']).toBe('parked');
  });

  it('tell a subscriber that did not ask from one that was left without', () => {
    const none = { 'user-directory': { messages: 0 }, example: { messages: 0 } };

    const seen = words({ ...ACCEPTED_FACTS, subscribers: none }, ['example']);

    expect([seen['user-directory'], seen['example']]).toEqual(['·', '–']);
  });

  it('show an event that is in the archive more than once, and no archive where there is none', () => {
    const { archive: _, ...without } = ACCEPTED_FACTS;

    expect(words({ ...ACCEPTED_FACTS, archive: { copies: 2 } })['archive']).toBe('2 times');
    expect(Object.keys(words(without))).not.toContain('archive');
  });

  it.each([
    ['waiting', '2 waiting'],
    ['failed', '2 failed'],
    ['applied', '2 applied'],
  ] as const)('say how a handler is doing: %s', (handling, word) => {
    const subscribers = { 'user-directory': { messages: 2, handling } };

    const seen = words({
      ...ACCEPTED_FACTS,
      subscribers,
    });

    expect(seen['user-directory']).toBe(word);
  });
});

import type { DeliveryFacts } from '../../../local/demo/delivery-facts.ts';
import { differences } from '../../../local/demo/differences.ts';
import { BLOCKED, DUPLICATE, type Expectation, rejected } from '../../../local/demo/planned-delivery.ts';
import { ACCEPTED_FACTS, BLOCKED_FACTS, DELIVERY, REFUSED_FACTS } from './sample-report.ts';

const everyone = () => true;
const forged = rejected('no-matching-signature');

function expecting(expected: Expectation, facts: DeliveryFacts): string[] {
  return differences({ ...DELIVERY, expected }, facts, everyone);
}

const duplicateFacts: DeliveryFacts = {
  ...ACCEPTED_FACTS,
  answer: { ...ACCEPTED_FACTS.answer, outcome: 'duplicate' },
  ledger: { state: 'published', changed: false },
  directory: { upToDate: false, accounts: 1, wallets: 1 },
};

describe('a delivery that went as it must', () => {
  it.each([
    ['accepted', DELIVERY.expected, ACCEPTED_FACTS],
    ['a duplicate', DUPLICATE, duplicateFacts],
    ['refused', forged, REFUSED_FACTS],
    ['blocked', BLOCKED, BLOCKED_FACTS],
  ])('shows no difference: %s', (_what, expected, facts) => {
    expect(expecting(expected, facts)).toEqual([]);
  });

  it('shows none where a subscriber did not ask for the event and did not get it', () => {
    const facts = { ...ACCEPTED_FACTS, subscribers: { example: { messages: 0 } } };

    expect(differences(DELIVERY, facts, () => false)).toEqual([]);
  });
});

describe('a delivery that did not go as it must shows where:', () => {
  it.each<[string, Expectation, Partial<DeliveryFacts>, string]>([
    [
      'the web ACL blocked it',
      DELIVERY.expected,
      { webAcl: { action: 'block', rule: 'r' } },
      'web ACL: expected allow, found block',
    ],
    [
      'it went round the intake',
      DELIVERY.expected,
      { reachedIntake: false },
      'reached the intake: expected true, found false',
    ],
    [
      'it was never marked',
      DELIVERY.expected,
      { ledger: { state: 'claimed', changed: true } },
      'ledger: expected published, found claimed',
    ],
    [
      'it was published twice',
      DELIVERY.expected,
      { onTopic: 2 },
      'messages on the topic: expected 1, found 2',
    ],
    [
      'the archive has not got it',
      DELIVERY.expected,
      { archive: { copies: 0 } },
      'copies in the archive: expected 1, found 0',
    ],
    [
      'a forgery is in the archive',
      forged,
      { archive: { copies: 1 } },
      'copies in the archive: expected 0, found 1',
    ],
    [
      'a queue was left out',
      DELIVERY.expected,
      { subscribers: { example: { messages: 0 } } },
      'messages in the queue of example: expected 1, found 0',
    ],
    [
      'a queue got it twice',
      DELIVERY.expected,
      { subscribers: { example: { messages: 2 } } },
      'messages in the queue of example: expected 1, found 2',
    ],
    [
      'a handler failed',
      DELIVERY.expected,
      { subscribers: { h: { messages: 1, handling: 'failed' } } },
      'handler h: expected applied, found failed',
    ],
    [
      'a handler never came to it',
      DELIVERY.expected,
      { subscribers: { h: { messages: 1, handling: 'waiting' } } },
      'handler h: expected applied, found waiting',
    ],
    [
      'the user is not there',
      DELIVERY.expected,
      { directory: { upToDate: false, accounts: 0, wallets: 0 } },
      'user in the directory is as of this event: expected true, found false',
    ],
    [
      'a forgery was written down',
      forged,
      { ledger: { state: 'claimed', changed: true } },
      'ledger: expected absent, found claimed',
    ],
    ['a forgery was published', forged, { onTopic: 1 }, 'messages on the topic: expected 0, found 1'],
    [
      'a forgery had an effect',
      forged,
      { directory: { upToDate: true, accounts: 1, wallets: 0 } },
      'user in the directory is as of this event: expected false, found true',
    ],
    [
      'a duplicate was entered again',
      DUPLICATE,
      { ledger: { state: 'published', changed: true } },
      'ledger changed: expected false, found true',
    ],
    [
      'a blocked delivery reached the intake',
      BLOCKED,
      { reachedIntake: true },
      'reached the intake: expected false, found true',
    ],
  ])('%s', (_what, expected, change, difference) => {
    const asItMust = {
      [DELIVERY.expected.outcome ?? '']: ACCEPTED_FACTS,
      duplicate: duplicateFacts,
      rejected: REFUSED_FACTS,
    };
    const facts = asItMust[expected.outcome ?? ''] ?? BLOCKED_FACTS;

    expect(expecting(expected, { ...facts, ...change })).toContain(difference);
  });

  it('it was answered for another reason', () => {
    const answer = { ...REFUSED_FACTS.answer, reason: 'missing-header' };

    expect(expecting(forged, { ...REFUSED_FACTS, answer })).toEqual([
      'reason: expected no-matching-signature, found missing-header',
    ]);
  });

  it('it was answered otherwise', () => {
    expect(expecting(forged, { ...REFUSED_FACTS, answer: ACCEPTED_FACTS.answer })).toEqual([
      'answer: expected 401, found 200',
      'outcome: expected rejected, found accepted',
      'reason: expected no-matching-signature, found none',
    ]);
  });
});

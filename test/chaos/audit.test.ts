import { audit, type Finding } from './audit.ts';
import {
  ACKNOWLEDGED,
  arrivalOf,
  cleanEvidence,
  DIRECTORY_ITEM,
  FIRST,
  FIRST_KEY,
  SECOND,
  SECOND_KEY,
  trackedOf,
} from './clean-evidence.ts';
import type { SecondCopy } from './consumer.ts';
import type { Evidence } from './evidence.ts';

const PUBLISHED_TWICE: SecondCopy = {
  key: FIRST_KEY,
  reason: 'published-twice',
  millisecondsLater: 299_999,
  messagesBetween: 9_999,
};

/** A delivery of the event that was published twice in which the mark failed. */
const WITH_A_FAULT: Partial<Evidence> = {
  intakeLog: [{ source: 'privy/main', eventId: 'one', outcome: 'accepted', faults: [{ call: 'mark' }] }],
};

/** What is found in the clean evidence with these changes. */
function findings(changes: Partial<Evidence>): Partial<Record<Finding, readonly string[]>> {
  const all = Object.entries(audit({ ...cleanEvidence, ...changes }));
  return Object.fromEntries(all.filter(([, places]) => places.length > 0));
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): Map<string, Value> {
  return new Map([...map].filter(([other]) => other !== key));
}

describe('the audit', () => {
  it('finds nothing where every event became what it must', () => {
    expect(findings({})).toEqual({});
  });

  it.each<[string, Partial<Evidence>, Partial<Record<Finding, readonly string[]>>]>([
    [
      'an event that the provider was never told is safe',
      { tracked: new Map(cleanEvidence.tracked).set(SECOND_KEY, { event: SECOND, attempts: [] }) },
      { neverAcknowledged: [SECOND_KEY] },
    ],
    [
      'an event that the consumer never got',
      { arrivals: without(cleanEvidence.arrivals, SECOND_KEY) },
      { missingAtConsumer: [SECOND_KEY] },
    ],
    [
      'an event that is not in the inbox',
      { inbox: cleanEvidence.inbox.slice(0, 1) },
      { missingInInbox: [SECOND_KEY] },
    ],
    [
      'an event that is not in the archive',
      { archive: without(cleanEvidence.archive, SECOND_KEY) },
      { missingInArchive: [SECOND_KEY] },
    ],
    [
      'an event that is in the archive with a byte changed',
      { archive: new Map(cleanEvidence.archive).set(FIRST_KEY, [`${arrivalOf(FIRST, 0).body} `]) },
      { archivedOtherwise: [FIRST_KEY] },
    ],
    [
      'an event in the archive that no provider sent',
      { archive: new Map(cleanEvidence.archive).set('privy/main#other', ['{}']) },
      { unknownEvents: ['privy/main#other'] },
    ],
    [
      'a user who is not in the directory',
      { directory: [], lookUps: [] },
      { wrongInDirectory: ['privy/main#did:privy:1'] },
    ],
    [
      'a user as of an older event',
      { directory: [{ ...DIRECTORY_ITEM, lastEventId: 'one', lastEventTime: '2026-11-22T10:00:00.000Z' }] },
      { wrongInDirectory: ['privy/main#did:privy:1'] },
    ],
    [
      'a user with an account that is not theirs',
      { directory: [{ ...DIRECTORY_ITEM, accounts: [{ type: 'passkey', identifier: 'x' }] }] },
      { wrongInDirectory: ['privy/main#did:privy:1'] },
    ],
    [
      'a user who is not found by their wallet',
      { lookUps: [] },
      { wronglyFound: ['privy/main#did:privy:1'] },
    ],
    [
      'a user who is found by what is not theirs',
      { lookUps: [...cleanEvidence.lookUps, { pk: 'wallet#0xcd', sk: 'privy/main#did:privy:1' }] },
      { wronglyFound: ['privy/main#did:privy:1'] },
    ],
    [
      'two transactions for one event',
      { commits: new Map([['applied-events#privy/main#one', 2]]) },
      { effectsDoubled: ['applied-events#privy/main#one'] },
    ],
    [
      'an event that the handler says it applied twice',
      {
        handlerLog: [...cleanEvidence.handlerLog, { source: 'privy/main', eventId: 'one', outcome: 'stale' }],
      },
      { effectsDoubled: ['applied-events#privy/main#one'] },
    ],
    [
      'a second copy within the five minutes of the topic',
      { ...WITH_A_FAULT, secondCopies: [PUBLISHED_TWICE] },
      { publishedTwice: [FIRST_KEY] },
    ],
    [
      'a second copy after the five minutes of an event in whose deliveries nothing failed',
      { secondCopies: [{ ...PUBLISHED_TWICE, millisecondsLater: 300_000 }] },
      { publishedTwice: [FIRST_KEY] },
    ],
    [
      'an event that overtook an earlier one',
      {
        arrivals: new Map([
          [FIRST_KEY, arrivalOf(FIRST, 1)],
          [SECOND_KEY, arrivalOf(SECOND, 0)],
        ]),
      },
      { outOfOrder: [SECOND_KEY] },
    ],
    [
      'a payload that was written anew',
      {
        arrivals: new Map(cleanEvidence.arrivals).set(
          FIRST_KEY,
          arrivalOf({ ...FIRST, payload: '{"id":"one"}' }, 0),
        ),
        archive: new Map(cleanEvidence.archive).set(FIRST_KEY, ['{"id":"…","data":{"id":"one"}}']),
      },
      { envelopeChanged: [FIRST_KEY] },
    ],
    [
      'an event of another type than was sent',
      {
        arrivals: new Map(cleanEvidence.arrivals).set(
          FIRST_KEY,
          arrivalOf({ ...FIRST, type: 'privy.unknown' }, 0),
        ),
      },
      { envelopeChanged: [FIRST_KEY] },
    ],
    [
      'an entry in the inbox for an event that nobody sent',
      { inbox: [...cleanEvidence.inbox, { pk: 'applied-events#privy/main#three' }] },
      { unknownEvents: ['privy/main#three'] },
    ],
    [
      'a genuine delivery that was refused, even where a later one was accepted',
      {
        tracked: new Map(cleanEvidence.tracked).set(
          FIRST_KEY,
          trackedOf(FIRST, [{ ...ACKNOWLEDGED, status: 401, outcome: 'rejected' }, ACKNOWLEDGED]),
        ),
      },
      { refused: [FIRST_KEY] },
    ],
    ['a forged delivery that was accepted', { forged: [ACKNOWLEDGED] }, { forgedAccepted: ['forged'] }],
    ['what still waits', { leftBehind: ['3 parked'] }, { leftBehind: ['3 parked'] }],
    [
      'a dead letter that has not failed six times',
      { deadLetters: [{ messageId: 'm-1', failures: 4 }] },
      { deadUnexplained: ['m-1'] },
    ],
    [
      'a user in quarantine for one failure',
      { quarantined: [{ group: 'ada', code: 'crm-busy', attempts: 1 }] },
      { quarantineUnexplained: ['ada'] },
    ],
    ['a leak', { leaks: ['intake.log: 1'] }, { leaks: ['intake.log: 1'] }],
  ])('finds %s', (_what, changes, expected) => {
    expect(findings(changes)).toEqual(expected);
  });

  it.each<[string, Partial<Evidence>]>([
    [
      'a second copy that was published after the five minutes of the topic',
      { ...WITH_A_FAULT, secondCopies: [{ ...PUBLISHED_TWICE, millisecondsLater: 300_000 }] },
    ],
    [
      'a second copy after the five minutes of an event that was parked',
      {
        intakeLog: [{ source: 'privy/main', eventId: 'one', outcome: 'parked' }],
        secondCopies: [{ ...PUBLISHED_TWICE, millisecondsLater: 300_000 }],
      },
    ],
    [
      'a second copy after the five minutes of an event whose intake died',
      {
        tracked: new Map(cleanEvidence.tracked).set(
          FIRST_KEY,
          trackedOf(FIRST, [{ status: 502, startedAt: 100, endedAt: 200 }, ACKNOWLEDGED]),
        ),
        secondCopies: [{ ...PUBLISHED_TWICE, millisecondsLater: 300_000 }],
      },
    ],
    [
      'a second copy after more messages than the local topic remembers',
      { ...WITH_A_FAULT, secondCopies: [{ ...PUBLISHED_TWICE, messagesBetween: 10_000 }] },
    ],
    [
      'a message that was received again after the consumer died',
      { secondCopies: [{ ...PUBLISHED_TWICE, reason: 'received-again' }] },
    ],
    [
      'users in quarantine for two failures, or for what took the function down',
      {
        quarantined: [
          { group: 'ada', code: 'crm-busy', attempts: 2 },
          { group: 'bob', code: 'function-died', attempts: 1 },
        ],
      },
    ],
    ['a dead letter that failed six times', { deadLetters: [{ messageId: 'm-1', failures: 6 }] }],
  ])('lets pass %s', (_what, changes) => {
    expect(findings(changes)).toEqual({});
  });
});

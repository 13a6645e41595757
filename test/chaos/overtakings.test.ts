import {
  ACKNOWLEDGED,
  arrivalOf,
  cleanEvidence,
  FIRST,
  FIRST_KEY,
  SECOND,
  SECOND_KEY,
  trackedOf,
} from './clean-evidence.ts';
import type { Evidence } from './evidence.ts';
import { overtakings } from './overtakings.ts';

const swapped: Evidence = {
  ...cleanEvidence,
  arrivals: new Map([
    [FIRST_KEY, arrivalOf(FIRST, 1)],
    [SECOND_KEY, arrivalOf(SECOND, 0)],
  ]),
};

/** The evidence of an attempt at the second event whose intake never answered, from 500 to 700. */
function withoutAnswer(ledgerFaultTimes: readonly number[]): Evidence {
  const killed = { status: 502, startedAt: 500, endedAt: 700 };
  const tracked = new Map(swapped.tracked).set(SECOND_KEY, trackedOf(SECOND, [killed, ACKNOWLEDGED]));
  return { ...swapped, tracked, ledgerFaultTimes };
}

describe('an event that reaches the consumer before an earlier one of its user', () => {
  it('is found', () => {
    expect(overtakings(swapped)).toEqual([{ key: SECOND_KEY, documented: false }]);
  });

  it.each(['claim', 'park'])('is documented where the call to %s failed in a delivery of it', (call) => {
    const intakeLog = [{ source: 'privy/main', eventId: 'two', outcome: 'accepted', faults: [{ call }] }];

    expect(overtakings({ ...swapped, intakeLog })).toEqual([{ key: SECOND_KEY, documented: true }]);
  });

  it('is not documented by a failed mark, nor by a failed claim of the other event', () => {
    const intakeLog = [
      { source: 'privy/main', eventId: 'one', outcome: 'parked', faults: [{ call: 'claim' }] },
      { source: 'privy/main', eventId: 'two', outcome: 'accepted', faults: [{ call: 'mark' }] },
    ];

    expect(overtakings({ ...swapped, intakeLog })).toEqual([{ key: SECOND_KEY, documented: false }]);
  });

  it('is documented where DynamoDB failed while an intake had it that was killed', () => {
    expect(overtakings(withoutAnswer([600]))).toEqual([{ key: SECOND_KEY, documented: true }]);
  });

  it('is not documented where DynamoDB failed before and after that', () => {
    expect(overtakings(withoutAnswer([499, 701]))).toEqual([{ key: SECOND_KEY, documented: false }]);
  });

  it('counts only for users whose events wait for each other', () => {
    const users = swapped.users.map((user) => ({ ...user, sequential: false }));

    expect(overtakings({ ...swapped, users })).toEqual([]);
  });
});

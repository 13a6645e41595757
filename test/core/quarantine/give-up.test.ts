import { type FailedAttempt, nextStep, openQuestion } from '../../../core/quarantine/give-up.ts';
import type { Look } from '../../../core/quarantine/quarantine.ts';

const RETRIES = 3;
const FAILED_BEFORE = new Date('2026-11-22T10:00:00.000Z');
const LATER = new Date('2026-11-22T10:00:01.000Z');
const ADA = 'privy/main#ada';

function failed(attempts: number, more: Partial<FailedAttempt> = {}): FailedAttempt {
  const failure = { code: 'no-answer', permanent: false };
  return { groupId: ADA, failure, attempts, previousAt: FAILED_BEFORE, ...more };
}

function succeeded(groupId: string, at: Date): Look {
  return { gates: new Map(), succeeded: { groupId, at } };
}

const PERMANENT = { failure: { code: 'unknown-plan', permanent: true } };
const OTHERS_SUCCEED = succeeded('privy/main#bob', LATER);
const NOBODY_SUCCEEDS: Look = { gates: new Map() };

describe('an event that failed', () => {
  it.each([1, 2, 3])(
    'is tried again for the failure %d of three that the schedule has a wait for',
    (attempts) => {
      expect(nextStep(failed(attempts), OTHERS_SUCCEED, RETRIES)).toBe('retry');
    },
  );

  it('is given up on after its last try, if the handler succeeds for others', () => {
    expect(nextStep(failed(4), OTHERS_SUCCEED, RETRIES)).toBe('give-up');
  });

  it('is tried on where the handler succeeds for nobody: an outage is no poison', () => {
    expect(nextStep(failed(4), NOBODY_SUCCEEDS, RETRIES)).toBe('outage');
  });

  it('is tried on where the others succeeded before it failed the last time: an outage begins gradually', () => {
    expect(nextStep(failed(4), succeeded('privy/main#bob', FAILED_BEFORE), RETRIES)).toBe('outage');
  });

  it('is tried on where only its own user succeeded', () => {
    expect(nextStep(failed(4), succeeded(ADA, LATER), RETRIES)).toBe('outage');
  });

  it('is tried once more where it cannot be mended, so that others can show that the handler succeeds', () => {
    expect(nextStep(failed(1, { ...PERMANENT, previousAt: undefined }), OTHERS_SUCCEED, RETRIES)).toBe(
      'retry',
    );
  });

  it('is given up on at its second failure where it cannot be mended', () => {
    expect(nextStep(failed(2, PERMANENT), OTHERS_SUCCEED, RETRIES)).toBe('give-up');
  });

  it('is tried by the schedule where it cannot be mended and the handler succeeds for nobody', () => {
    expect(nextStep(failed(2, PERMANENT), NOBODY_SUCCEEDS, RETRIES)).toBe('retry');
    expect(nextStep(failed(4, PERMANENT), NOBODY_SUCCEEDS, RETRIES)).toBe('outage');
  });
});

describe('the question whether the handler succeeds for anybody', () => {
  it('is not open where nobody asked', () => {
    expect(openQuestion(OTHERS_SUCCEED)).toBeUndefined();
  });

  it('is open until somebody answers', () => {
    expect(openQuestion({ gates: new Map(), asked: LATER })).toEqual(LATER);
    expect(openQuestion({ ...succeeded(ADA, FAILED_BEFORE), asked: LATER })).toEqual(LATER);
    expect(openQuestion({ ...succeeded(ADA, LATER), asked: FAILED_BEFORE })).toBeUndefined();
  });
});

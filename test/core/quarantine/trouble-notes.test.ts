import type { Trouble } from '../../../core/quarantine/quarantine.ts';
import { failuresOf, noteOfFailure, noteOfTrial } from '../../../core/quarantine/trouble-notes.ts';

const AT = new Date('2026-11-22T10:00:00.000Z');
const BEFORE = new Date('2026-11-22T09:59:00.000Z');

function received(messageId: string, receiveCount: number) {
  return { messageId, groupId: 'ada', receiveCount };
}

const KNOWN: Trouble = { messageId: 'm1', attempts: 2, failedAt: BEFORE, seen: { m1: 2, m2: 1 } };

describe('what is known of a message', () => {
  it('is the failures of its own, and none of another', () => {
    expect(failuresOf('m1', KNOWN)).toEqual({ attempts: 2, failedAt: BEFORE });
    expect(failuresOf('m2', KNOWN)).toEqual({ attempts: 0 });
    expect(failuresOf('m1', undefined)).toEqual({ attempts: 0 });
  });
});

describe('the note of a failure', () => {
  it('knows what became of the message and of those behind it, and forgets no others of the user', () => {
    expect(noteOfFailure([received('m1', 3), received('m3', 1)], { attempts: 3, at: AT }, KNOWN)).toEqual({
      messageId: 'm1',
      attempts: 3,
      failedAt: AT,
      seen: { m2: 1, m1: 3, m3: 1 },
    });
  });

  it('remembers the last thirty messages', () => {
    const many = Array.from({ length: 40 }, (_, index) => received(`m${index}`, 1));
    const [first, ...rest] = many;
    if (first === undefined) throw new Error('forty messages');
    const { seen } = noteOfFailure([first, ...rest], { attempts: 1, at: AT }, undefined);

    expect(Object.keys(seen)).toEqual(many.slice(10).map(({ messageId }) => messageId));
  });
});

describe('the note of a trial', () => {
  it('keeps the failures of the message and knows what becomes of those behind it, not of the message itself', () => {
    expect(noteOfTrial([received('m1', 4), received('m2', 2)], AT, KNOWN)).toEqual({
      messageId: 'm1',
      attempts: 2,
      failedAt: BEFORE,
      seen: { m1: 2, m2: 2 },
      aloneSince: AT,
    });
  });
});

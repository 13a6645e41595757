import type { Trouble } from '../../../core/quarantine/quarantine.ts';
import { isSuspect, sortBatch, wasTriedAlone } from '../../../core/quarantine/suspects.ts';

/** Messages such as `a1 2`: the letter is the group, the number after it how often it was received. */
function messages(...texts: readonly string[]) {
  return texts.map((text) => {
    const [messageId = '', receives] = text.split(' ');
    return { messageId, groupId: messageId.charAt(0), receiveCount: Number(receives) };
  });
}

const [first] = messages('a1 1');
const SEEN_ONCE: Trouble = { messageId: 'a1', attempts: 1, seen: { a1: 1, a2: 1 } };
const ALONE: Trouble = {
  messageId: 'a1',
  attempts: 0,
  seen: {},
  aloneSince: new Date('2026-11-22T10:00:00Z'),
};

describe('a message', () => {
  it('is no suspect when it comes for the first time', () => {
    expect(first && isSuspect(first, undefined)).toBe(false);
  });

  it('is a suspect when it came before and nobody knows what became of that', () => {
    expect(messages('a1 2', 'a1 3').map((message) => isSuspect(message, undefined))).toEqual([true, true]);
    expect(messages('a1 3').map((message) => isSuspect(message, SEEN_ONCE))).toEqual([true]);
  });

  it('is no suspect when it is known what became of it, or that it was held behind another', () => {
    expect(messages('a1 2', 'a2 2').map((message) => isSuspect(message, SEEN_ONCE))).toEqual([false, false]);
  });

  it('is a suspect when it was tried alone, until it is known what became of that', () => {
    expect(first && isSuspect(first, ALONE)).toBe(true);
    expect([wasTriedAlone('a1', ALONE), wasTriedAlone('a2', ALONE), wasTriedAlone('a1', SEEN_ONCE)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('a batch', () => {
  const sorted = (...texts: readonly string[]) => {
    const { ordinary, alone } = sortBatch(messages(...texts), (message) => isSuspect(message, undefined));
    return { ordinary: ordinary.map(({ messageId }) => messageId), alone: alone?.messageId };
  };

  it('is handled together where nothing in it is suspect', () => {
    expect(sorted('a1 1', 'b1 1', 'a2 1')).toEqual({ ordinary: ['a1', 'a2', 'b1'], alone: undefined });
  });

  it('is handled without a suspect and what stands behind it, and the suspect is tried alone', () => {
    expect(sorted('a1 2', 'a2 1', 'b1 1')).toEqual({ ordinary: ['b1'], alone: 'a1' });
  });

  it('has one suspect tried at a time', () => {
    expect(sorted('a1 2', 'b1 2', 'c1 1')).toEqual({ ordinary: ['c1'], alone: 'a1' });
  });

  it('does not try a suspect that stands behind others of its user', () => {
    expect(sorted('a1 1', 'a2 2')).toEqual({ ordinary: ['a1'], alone: undefined });
  });
});

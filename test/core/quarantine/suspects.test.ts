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
    const { ordinary, suspects } = sortBatch(messages(...texts), (message) => isSuspect(message, undefined));
    return [ordinary, suspects].map((part) => part.map(({ messageId }) => messageId));
  };

  it('is handled together where nothing in it is suspect', () => {
    expect(sorted('a1 1', 'b1 1', 'a2 1')).toEqual([['a1', 'a2', 'b1'], []]);
  });

  it('is handled without a suspect and what stands behind it, and the suspect is tried by itself', () => {
    expect(sorted('a1 2', 'a2 1', 'b1 1')).toEqual([['b1'], ['a1']]);
  });

  it('has each suspect tried', () => {
    expect(sorted('a1 2', 'b1 2', 'c1 1')).toEqual([['c1'], ['a1', 'b1']]);
  });

  it('does not try a suspect that stands behind others of its user', () => {
    expect(sorted('a1 1', 'a2 2')).toEqual([['a1'], []]);
  });
});

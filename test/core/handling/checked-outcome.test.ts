import { checkedOutcome } from '../../../core/handling/checked-outcome.ts';

describe('checkedOutcome', () => {
  it.each(['applied', 'duplicate', 'stale', 'ignored'])('takes %s', (outcome) => {
    expect(checkedOutcome(outcome)).toBe(outcome);
  });

  it.each([
    ['planted', 'string'],
    ['toString', 'string'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('rejects %p without repeating it, and says what to return', (returned, kind) => {
    expect(() => checkedOutcome(returned)).toThrow(
      expect.objectContaining({
        code: 'not-an-outcome',
        message:
          `handle returned no outcome but something of the kind ${kind}; allowed: applied, duplicate, stale, ignored. ` +
          "Return what applyOnce, applyIfNewer or mergeItems says, or 'ignored'.",
      }),
    );
  });
});

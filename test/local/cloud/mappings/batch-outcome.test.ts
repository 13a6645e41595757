import { batchOutcome } from '../../../../local/cloud/mappings/batch-outcome.ts';

const reporting = { reportsBatchItemFailures: true };
const messageIds = ['m1', 'm2', 'm3'];

function answered(payload: unknown) {
  return batchOutcome({ ok: true, payload }, messageIds, reporting);
}

describe('batchOutcome', () => {
  it.each([
    ['null', null],
    ['nothing', undefined],
    ['an object without the list', {}],
    ['a null list', { batchItemFailures: null }],
    ['an empty list', { batchItemFailures: [] }],
  ])('takes %s for a success of the whole batch', (_what, payload) => {
    expect(answered(payload)).toEqual({ failed: 'none' });
  });

  it('keeps just the messages that the function reports', () => {
    const payload = { batchItemFailures: [{ itemIdentifier: 'm2' }, { itemIdentifier: 'm3' }] };

    expect(answered(payload)).toEqual({ failed: ['m2', 'm3'] });
  });

  it.each([
    ['a text', 'oops', 'the answer is not an object'],
    ['a list that is none', { batchItemFailures: 'm1' }, 'batchItemFailures is not a list'],
    [
      'an entry without a name',
      { batchItemFailures: [{}] },
      'batchItemFailures[0].itemIdentifier is not a message of the batch',
    ],
    [
      'an empty name',
      { batchItemFailures: [{ itemIdentifier: '' }] },
      'batchItemFailures[0].itemIdentifier is not a message of the batch',
    ],
    [
      'a null name',
      { batchItemFailures: [{ itemIdentifier: null }] },
      'batchItemFailures[0].itemIdentifier is not a message of the batch',
    ],
    [
      'a name of no message',
      { batchItemFailures: [{ itemIdentifier: 'm1' }, { itemIdentifier: 'x' }] },
      'batchItemFailures[1].itemIdentifier is not a message of the batch',
    ],
  ])('fails the whole batch on %s', (_what, payload, reason) => {
    expect(answered(payload)).toEqual({
      failed: 'all',
      reason: `${reason}, so Lambda treats every message as failed`,
    });
  });

  it('fails the whole batch where the function fails, without repeating what it said', () => {
    const result = {
      ok: false,
      error: { errorType: 'Sandbox.Timedout', errorMessage: 'secret detail' },
    } as const;

    expect(batchOutcome(result, messageIds, reporting)).toEqual({
      failed: 'all',
      reason: 'Sandbox.Timedout: the function failed',
    });
  });

  it('ignores the answer of a mapping that does not report failures', () => {
    const payload = { batchItemFailures: [{ itemIdentifier: 'm1' }] };

    expect(batchOutcome({ ok: true, payload }, messageIds, { reportsBatchItemFailures: false })).toEqual({
      failed: 'none',
    });
  });
});

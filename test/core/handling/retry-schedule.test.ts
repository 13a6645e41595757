import type { Verdict } from '../../../core/handling/process-batch.ts';
import { DEFAULT_RETRY_SECONDS, postponements, retryDelay } from '../../../core/handling/retry-schedule.ts';

const AS_IT_SAYS = 0.5;
const SCHEDULE = [1, 5, 30];

/** The messages that come again and after how many seconds, each written as `<group> <receives> <verdict>`. */
function postponed(messages: readonly string[], random = AS_IT_SAYS) {
  const parts = messages.map((text) => text.split(' '));
  const records = parts.map(([groupId = '', receives], index) => ({
    messageId: `m${index + 1}`,
    groupId,
    receiveCount: Number(receives),
  }));
  const verdicts = parts.map(([, , verdict]) => verdict as Verdict);
  const options = { schedule: SCHEDULE, timeoutSeconds: 30, random: () => random };
  return postponements(records, verdicts, options).map(({ record, seconds }) => [record.messageId, seconds]);
}

describe('the schedule of retries', () => {
  it('makes a message wait longer after each failure', () => {
    expect([1, 2, 3].map((failures) => postponed([`ada ${failures} failed`]))).toEqual([
      [['m1', 1]],
      [['m1', 5]],
      [['m1', 30]],
    ]);
  });

  it('goes on with its last wait', () => {
    expect(postponed(['ada 9 failed'])).toEqual([['m1', 30]]);
  });

  it.each([
    [0, 24],
    [0.5, 30],
    [1, 36],
  ])('is off by up to a fifth, so that what failed together comes again apart (%d)', (random, seconds) => {
    expect(postponed(['ada 3 failed'], random)).toEqual([['m1', seconds]]);
  });

  it('waits a second at least', () => {
    expect(retryDelay(1, { schedule: [1], random: () => 0 })).toBe(1);
  });

  it('hides those behind a failed message until it was tried once more, and lists them before it', () => {
    expect(postponed(['ada 1 applied', 'ada 2 failed', 'ada 1 held', 'ada 1 held'])).toEqual([
      ['m4', 40],
      ['m3', 40],
      ['m2', 5],
    ]);
  });

  it('lets a group come again at once that was only not reached', () => {
    expect(postponed(['ada 1 held', 'ada 1 held'])).toEqual([
      ['m2', 0],
      ['m1', 0],
    ]);
  });

  it('treats each group by itself', () => {
    expect(postponed(['ada 1 failed', 'bob 3 failed', 'cyd 1 applied', 'ada 1 held'])).toEqual([
      ['m4', 36],
      ['m1', 1],
      ['m2', 30],
    ]);
  });

  it('has nothing to say of what is done', () => {
    expect(postponed(['ada 1 applied', 'bob 1 duplicate', 'cyd 1 stale', 'dan 1 ignored'])).toEqual([]);
  });

  it('keeps a user waiting for less than a quarter of an hour where the manifest says nothing', () => {
    expect(DEFAULT_RETRY_SECONDS).toEqual([1, 5, 30, 120, 600]);
  });
});

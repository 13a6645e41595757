import type { Attempt, Verdict } from '../../../core/handling/process-batch.ts';
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
  const attempts = new Map(
    records.map((record, index) => [
      record,
      attempted(parts[index]?.[2] as Verdict, record.receiveCount, random),
    ]),
  );
  return postponements(attempts, 30).map(({ record, seconds }) => [record.messageId, seconds]);
}

/** A failed attempt comes again as the schedule says, alone. */
function attempted(verdict: Verdict, failures: number, random: number): Attempt {
  if (verdict !== 'failed') return { verdict };
  const seconds = retryDelay(failures, { schedule: SCHEDULE, random: () => random });
  return { verdict, comesAgain: { seconds, alone: true } };
}

describe('the schedule of retries', () => {
  it('makes a message wait longer after each failure', () => {
    expect([1, 2, 3].map((failures) => postponed([`ada ${failures} failed`]))).toEqual([
      [['m1', 1]],
      [['m1', 5]],
      [['m1', 30]],
    ]);
  });

  it('goes on with longer waits, up to half an hour', () => {
    const delays = [3, 4, 5, 9, 10].map((failures) =>
      retryDelay(failures, { schedule: SCHEDULE, random: () => AS_IT_SAYS }),
    );
    expect(delays).toEqual([30, 60, 120, 1_800, 1_800]);
  });

  it('goes on with its last wait where that is longer', () => {
    expect(retryDelay(5, { schedule: [3_600], random: () => AS_IT_SAYS })).toBe(3_600);
  });

  it('gives a message out less than a thousand times while SQS keeps it, whatever the schedule', () => {
    const fourteenDays = 14 * 86_400;
    let [seconds, receives] = [0, 0];
    while (seconds < fourteenDays) seconds += retryDelay(++receives, { schedule: [1], random: () => 0 });
    expect(receives).toBeLessThan(1_000);
  });

  it('lets those behind come together with a message that is to be kept in a moment', () => {
    const [ada, behind] = ['m1', 'm2'].map((messageId) => ({ messageId, groupId: 'ada', receiveCount: 1 }));
    if (!ada || !behind) throw new Error('two messages');
    const attempts = new Map<typeof ada, Attempt>([
      [ada, { verdict: 'held', comesAgain: { seconds: 2, alone: false } }],
      [behind, { verdict: 'held' }],
    ]);

    expect(postponements(attempts, 30)).toEqual([
      { record: behind, seconds: 2 },
      { record: ada, seconds: 2 },
    ]);
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

  it('lets a user wait for three quarters of an hour where the manifest says nothing', () => {
    expect(DEFAULT_RETRY_SECONDS).toEqual([1, 5, 30, 120, 600, 1_800]);
  });
});

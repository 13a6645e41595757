import { Clock } from '../../../bench/scale/simulation/clock.ts';
import { Fifo } from '../../../bench/scale/simulation/fifo.ts';
import { GroupQueue } from '../../../bench/scale/simulation/group-queue.ts';
import { Lags } from '../../../bench/scale/simulation/lags.ts';
import { Pressure } from '../../../bench/scale/simulation/pressure.ts';
import { TableCapacity } from '../../../bench/scale/simulation/table-capacity.ts';
import { TokenBucket } from '../../../bench/scale/simulation/token-bucket.ts';

describe('the clock', () => {
  it('keeps appointments by their time, and those of one time in the order they were made', () => {
    const clock = new Clock();
    const kept: string[] = [];
    for (const [after, name] of [
      [5, 'e'],
      [1, 'a'],
      [3, 'c'],
      [3, 'd'],
      [2, 'b'],
      [9, 'late'],
    ] as const)
      clock.after(after, () => kept.push(`${name} at ${clock.now}`));

    clock.runUntil(8);

    expect(kept).toEqual(['a at 1', 'b at 2', 'c at 3', 'd at 3', 'e at 5']);
    expect(clock.now).toBe(8);
  });

  it('keeps what is appointed meanwhile', () => {
    const clock = new Clock();
    const kept: number[] = [];
    clock.after(1, () => clock.after(1, () => kept.push(clock.now)));

    clock.runUntil(2);

    expect(kept).toEqual([2]);
  });
});

describe('a bucket', () => {
  it('gives its burst at once, and then as much as comes in', () => {
    const clock = new Clock();
    const bucket = new TokenBucket(clock, { perSecond: 10, burst: 3 });

    expect([1, 2, 3, 4].map(() => bucket.take(1))).toEqual([true, true, true, false]);
    clock.runUntil(100);
    expect([1, 2].map(() => bucket.take(1))).toEqual([true, false]);
    clock.runUntil(10_000);
    expect([bucket.take(4), bucket.take(3)]).toEqual([false, true]);
  });
});

describe('a table on demand', () => {
  it('takes twice what was written to it over minutes, and never more than its limit', () => {
    const clock = new Clock();
    const table = new TableCapacity(clock, { atFirst: 100, atMost: 500 });
    const takenIn = (second: number, wanted: number) => {
      clock.runUntil(second * 1_000);
      return Array.from({ length: wanted }, () => table.take(1)).filter(Boolean).length;
    };

    expect(takenIn(1, 150)).toBe(100);
    for (let second = 2; second <= 900; second += 1) takenIn(second, 100);
    expect(takenIn(901, 1_000)).toBeGreaterThan(180);
    for (let second = 902; second <= 3_000; second += 1) takenIn(second, 1_000);
    expect(takenIn(3_001, 1_000)).toBe(500);
  });
});

describe('a FIFO queue', () => {
  const put = (queue: GroupQueue, ...users: number[]) => {
    for (const user of users) queue.put({ user, sentAt: 0 }, 0);
  };
  const usersOf = (taken: ReturnType<GroupQueue['take']>) =>
    taken.map(({ group, messages }) => `${messages.length} of ${group.user}`);

  it('gives out a group in order, and nothing of it while some of it is in hand', () => {
    const queue = new GroupQueue();
    put(queue, 1, 2, 1);

    const first = queue.take(10);
    put(queue, 1, 3);

    expect(usersOf(first)).toEqual(['2 of 1', '1 of 2']);
    expect(usersOf(queue.take(10))).toEqual(['1 of 3']);
    for (const taken of first) queue.remove(taken, 1);
    expect(usersOf(queue.take(10))).toEqual(['1 of 1']);
  });

  it('tries what failed alone, and keeps back what was received with it', () => {
    const queue = new GroupQueue();
    put(queue, 1, 1, 1);
    const [failed] = queue.take(2);
    if (failed === undefined) throw new Error('nothing was given out');

    queue.putBack(failed);
    expect(queue.hasReady).toBe(false);
    queue.offer(failed.group, 5);
    const [again] = queue.take(10);

    expect(usersOf([again ?? failed])).toEqual(['1 of 1']);
    queue.remove(again ?? failed, 6);
    expect([queue.hasReady, failed.group.keepsBack, queue.size]).toEqual([false, true, 2]);
  });
});

describe('a line of millions', () => {
  it('gives out what came first first, whatever is put back in front', () => {
    const line = new Fifo<number>();
    for (let item = 0; item < 10_000; item += 1) line.push(item);
    for (let item = 0; item < 6_000; item += 1) line.shift();

    line.unshift([1, 2]);

    expect([line.size, line.shift(), line.shift(), line.shift()]).toEqual([4_002, 1, 2, 6_000]);
  });
});

describe('lags', () => {
  it('are known to two per cent, however many', () => {
    const lags = new Lags();
    for (let lag = 1; lag <= 10_000; lag += 1) lags.add(lag);

    expect(Math.abs(lags.quantile(0.5) / 5_000 - 1)).toBeLessThan(0.02);
    expect(Math.abs(lags.quantile(0.99) / 9_900 - 1)).toBeLessThan(0.02);
    expect([lags.count, lags.mean]).toEqual([10_000, 5_000.5]);
    expect(new Lags().quantile(0.5)).toBeNaN();
  });
});

describe('what gave way', () => {
  it('is what did so first, of what was felt by more than chance', () => {
    const pressure = new Pressure();
    pressure.note('new sandboxes', 1);
    pressure.note('messages to the topic', 5, 40);
    pressure.note('functions at once', 3, 40);

    expect(pressure.first(1_000)).toBe('functions at once');
    expect(pressure.first(100_000)).toBeUndefined();
    expect(pressure.times('messages to the topic')).toBe(40);
  });
});

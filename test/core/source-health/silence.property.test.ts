import fc from 'fast-check';
import { silenceOf } from '../../../core/source-health/silence.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 9, 1);
const hourAt = (hour: number) => new Date(START + hour * HOUR);

/** The hours of 30 days in which something was delivered. */
const deliveries = fc.uniqueArray(fc.integer({ min: 0, max: 719 }), { minLength: 1, maxLength: 200 });

function ratio(hours: readonly number[], now: number, expectEveryHours?: number): number {
  const attempts = [...hours]
    .sort((a, b) => a - b)
    .map((hour) => ({ at: hourAt(hour), succeeded: 1, failed: 0 }));
  return silenceOf({ attempts, now: hourAt(now), expectEveryHours }).ratio;
}

describe('the silence of a source', () => {
  it('grows by the hour while nothing comes, and is over with a delivery', () => {
    fc.assert(
      fc.property(
        deliveries,
        fc.integer({ min: 1, max: 350 }),
        fc.option(fc.integer({ min: 1, max: 720 })),
        (hours, later, expected) => {
          const last = Math.max(...hours);
          const of = (now: number, more: readonly number[] = []) =>
            ratio([...hours, ...more], now, expected ?? undefined);

          expect(of(last + 1)).toBe(0);
          expect(of(last + 1 + later)).toBeGreaterThanOrEqual(of(last + later));
          expect(of(last + 1 + later, [last + later])).toBe(0);
        },
      ),
    );
  });

  it('never rings within the longest gap that there was in the two weeks before, nor within six hours', () => {
    fc.assert(
      fc.property(deliveries, (hours) => {
        const sorted = [...hours].sort((a, b) => a - b);
        const last = sorted.at(-1) ?? 0;
        const gaps = sorted
          .slice(1)
          .map((hour, index) => (hour >= last - 336 ? hour - (sorted[index] ?? 0) : 0));

        expect(ratio(hours, last + 1 + Math.max(5, ...gaps))).toBeLessThan(1);
      }),
    );
  });

  it('is not broken by what is refused', () => {
    fc.assert(
      fc.property(deliveries, fc.integer({ min: 0, max: 719 }), (hours, refused) => {
        const taken = hours.map((hour) => ({ at: hourAt(hour), succeeded: 1, failed: 0 }));
        const others = hours.includes(refused) ? [] : [{ at: hourAt(refused), succeeded: 0, failed: 9 }];
        const sorted = [...taken, ...others].sort((a, b) => a.at.getTime() - b.at.getTime());

        expect(silenceOf({ attempts: sorted, now: hourAt(720) }).ratio).toBe(ratio(hours, 720));
      }),
    );
  });
});

import { simulate } from './simulate.ts';
import type { Counter } from './tally.ts';

const SEEDS = [3];
const EVENTS = 600;

/** What must have happened for a run to be worth anything. */
const EVERYTHING: readonly Counter[] = [
  'accepted',
  'duplicate',
  'parked',
  'unavailable',
  'degraded',
  'died',
  'outOfReach',
  'answersLost',
  'retried',
  'sentTwice',
  'resent',
  'gaveUp',
  'drained',
  'helped',
  'setAside',
];

describe('with providers that retry and everything failing now and then', () => {
  it.each(SEEDS)(
    'nothing is lost, repeated or overtaken outside the documented cases (seed %i)',
    async (seed) => {
      const { violations, tally, verdicts } = await simulate({ seed, events: EVENTS });

      expect(violations).toEqual([]);
      expect(EVERYTHING.filter((counter) => tally.count(counter) === 0)).toEqual([]);
      expect(verdicts.repeatedInWindow).toBeGreaterThan(0);
      expect(verdicts.published.size).toBeGreaterThanOrEqual(
        EVENTS - tally.count('gaveUp') - tally.count('setAside'),
      );
    },
  );

  it('everything happens the same way again with the same seed', async () => {
    const runs = [await simulate({ seed: 5, events: 200 }), await simulate({ seed: 5, events: 200 })];

    const [first, second] = runs.map(({ tally, verdicts }) =>
      JSON.stringify([EVERYTHING.map((counter) => tally.count(counter)), verdicts, [...verdicts.published]]),
    );
    expect(first).toBe(second);
  });
});

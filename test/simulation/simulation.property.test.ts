import { mutants } from './mutants.ts';
import { simulate } from './simulate.ts';
import type { Counter } from './tally.ts';

const SEEDS = [1, 2];
const EVENTS = 1_000;
const EVENTS_FOR_MUTANTS = 300;

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

describe('the simulation notices a pipeline that', () => {
  it.each([
    ['acknowledges what it could neither publish nor park', /acknowledged and never published/],
    ['remembers events for three days', /published twice although the ledger could know/],
    ['never drains', /still parked at the end/],
    ['never marks', /published twice although the ledger could know/],
    ['takes a claim for a publish', /acknowledged and never published/],
    ['publishes past parked events of the same user', /overtook/],
    ['parks without raising the flag', /overtook/],
    ['never lowers the flag', /the flag is closing at the end/],
    ['drains without a look at the ledger', /published twice although the ledger could know/],
    ['takes a parked event out of its line although its publish failed', /acknowledged and never published/],
  ])('%s', async (name, message) => {
    const variant = mutants[name];
    if (variant === undefined) throw new Error(`no mutant ${name}`);

    const found: string[] = [];
    for (const seed of SEEDS) {
      const { violations } = await simulate({ seed, events: EVENTS_FOR_MUTANTS, variant });
      found.push(...violations);
      if (message.test(found.join('\n'))) break;
    }

    expect(found.join('\n')).toMatch(message);
  });

  it('is one of all that are known', () => {
    expect(Object.keys(mutants)).toHaveLength(10);
  });
});

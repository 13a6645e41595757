import { mutants } from './mutants.ts';
import { simulate } from './simulate.ts';

const SEEDS = [3, 2];
const EVENTS = 200;

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
      const { violations } = await simulate({ seed, events: EVENTS, variant });
      found.push(...violations);
      if (message.test(found.join('\n'))) break;
    }

    expect(found.join('\n')).toMatch(message);
  });

  it('is one of all that are known', () => {
    expect(Object.keys(mutants)).toHaveLength(10);
  });
});

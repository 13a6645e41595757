import { explore } from './explore.ts';
import { mutants, protocol } from './mutants.ts';
import { scenarios } from './scenarios.ts';

/** Two failures or deaths in one schedule; the deep run has no limit. */
const MAX_FAULTS = 2;

describe('the hand-over and the drain, in every order of calls, faults, deaths and clock steps', () => {
  it.each(Object.entries(scenarios(protocol)))('keep every promise with %s', async (name, programs) => {
    const { violation, schedules, states } = await explore({ programs, maxFaults: MAX_FAULTS });

    process.stdout.write(`${name}: ${schedules} schedules, ${states} states\n`);
    expect(violation).toBeUndefined();
    expect(schedules).toBeGreaterThan(500_000n);
  });
});

describe('the model notices a protocol that', () => {
  it.each([
    ['marks before it publishes', /neither on the topic nor parked/],
    ['deletes the claim when the publish fails', /published twice/],
    ['answers 200 to a claim that is not published', /neither on the topic nor parked/],
    ['answers 200 when neither publishing nor parking worked', /neither on the topic nor parked/],
    ['publishes past parked events of the same user', /event-2 overtook event-1/],
    ['never marks', /published twice/],
  ])('%s', async (name, message) => {
    let found: string | undefined;
    for (const programs of Object.values(scenarios(mutants[name] ?? protocol))) {
      found ??= (await explore({ programs, maxFaults: MAX_FAULTS })).violation?.message;
    }

    expect(found).toMatch(message);
  });

  it('is one of all that are known', () => {
    expect(Object.keys(mutants)).toHaveLength(6);
  });
});

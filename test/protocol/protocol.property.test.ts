import { explore } from './explore.ts';
import { mutants } from './mutants.ts';
import { protocol } from './program.ts';
import { QUICK, scenarios } from './scenarios.ts';

/** One failure or death in one schedule; the deep run explores the larger scenarios, and the small ones with more. */
const MAX_FAULTS = 1;
/** An exploration is quick, and slow beside others on a busy machine. */
const TIMEOUT_MILLISECONDS = 60_000;

describe('the hand-over and the drain, in every order of calls, faults, deaths and clock steps', () => {
  it.each(QUICK)(
    'keep every promise with %s',
    async (name) => {
      const { violation, schedules, states } = await explore(scenarios(protocol)[name], {
        maxFaults: MAX_FAULTS,
      });

      process.stdout.write(`${name}: ${schedules} schedules, ${states} states\n`);
      expect(violation).toBeUndefined();
      expect(schedules).toBeGreaterThan(1_000_000n);
    },
    TIMEOUT_MILLISECONDS,
  );
});

describe('the model notices a protocol that', () => {
  it.each(Object.entries(mutants))(
    '%s',
    async (_name, { protocol: broken, shows, as, faults }) => {
      const { violation } = await explore(scenarios(broken)[shows], { maxFaults: faults });

      expect(violation?.message).toMatch(as);
    },
    TIMEOUT_MILLISECONDS,
  );

  it('is one of all that are known', () => {
    expect(Object.keys(mutants)).toHaveLength(26);
  });
});

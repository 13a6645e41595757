import { broken } from './broken.ts';
import { explore } from './explore.ts';
import { protocol } from './programs.ts';
import { QUICK, scenarios } from './scenarios.ts';

/** One failure or death in one schedule, and as many clock steps as an event takes from its gate to its acknowledgement. */
const LIMITS = { faults: 1, steps: 3 };
/** An exploration is quick, and slow beside others on a busy machine. */
const TIMEOUT_MILLISECONDS = 120_000;

describe('the quarantine, in every order of calls, faults, deaths and clock steps', () => {
  it.each(QUICK)(
    'loses nothing, keeps the order and lets users out, with %s',
    async (name) => {
      const { violation, schedules, states } = await explore(scenarios(protocol)[name], LIMITS);

      process.stdout.write(`${name}: ${schedules} schedules, ${states} states\n`);
      expect(violation).toBeUndefined();
      expect(schedules).toBeGreaterThan(10_000n);
    },
    TIMEOUT_MILLISECONDS,
  );
});

describe('the model notices a quarantine that', () => {
  it.each(Object.entries(broken))(
    '%s',
    async (_name, { protocol: wrong, shows, as }) => {
      const { violation } = await explore(scenarios(wrong)[shows], LIMITS);

      expect(violation?.message).toMatch(as);
    },
    TIMEOUT_MILLISECONDS,
  );
});

import fc from 'fast-check';
import type { ProviderName } from '../../../../core/providers/index.ts';
import { PROPERTY_TIMEOUT_MILLISECONDS, propertyRuns } from '../property-runs.ts';
import { complaint, oracles, ourVerdict } from './agreement.ts';
import type { Attempt } from './attempt.ts';
import { dynamicAttempts } from './dynamic-attempts.ts';
import { privyAttempts } from './privy-attempts.ts';

const RUNS = propertyRuns(3_000);

const subjects: readonly (readonly [ProviderName, fc.Arbitrary<Attempt>])[] = [
  ['privy', privyAttempts],
  ['dynamic', dynamicAttempts],
];

describe.each(subjects)('what we accept from %s', (provider, attempts) => {
  it(
    'is what the official libraries accept, but for the differences in the table',
    async () => {
      const seen = { both: 0, none: 0, differing: 0 };

      await fc.assert(
        fc.asyncProperty(attempts, async (attempt) => {
          const ours = ourVerdict(provider, attempt);
          for (const oracle of oracles[provider]) {
            const theirs = await oracle.accepts(attempt);
            expect(complaint({ provider, oracle, attempt, theirs })).toBeUndefined();
            seen[ours === theirs ? (ours ? 'both' : 'none') : 'differing'] += 1;
          }
        }),
        RUNS,
      );

      // The attempts are worth something only while a good part of them is accepted.
      expect(seen.both).toBeGreaterThan(RUNS.numRuns / 10);
      expect(seen.none).toBeGreaterThan(RUNS.numRuns / 10);
      expect(seen.differing).toBeGreaterThan(0);
    },
    PROPERTY_TIMEOUT_MILLISECONDS,
  );
});

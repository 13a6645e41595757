import { PROPERTY_TIMEOUT_MILLISECONDS, propertyRuns } from '../property-runs.ts';
import { comparedProviders } from './agreement.ts';
import { compareVerdicts } from './compare-verdicts.ts';

const RUNS = propertyRuns(1_500);

describe.each(comparedProviders)('what we accept from %s', (provider) => {
  it(
    'is what the official libraries accept, but for the differences in the table',
    async () => {
      const { complaint, both, none, differing } = await compareVerdicts(provider, RUNS);

      expect(complaint).toBeUndefined();
      // The attempts are worth something only while a good part of them is accepted.
      expect(both).toBeGreaterThan(RUNS.numRuns / 10);
      expect(none).toBeGreaterThan(RUNS.numRuns / 10);
      expect(differing).toBeGreaterThan(0);
    },
    PROPERTY_TIMEOUT_MILLISECONDS,
  );
});

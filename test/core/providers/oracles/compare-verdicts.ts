import fc from 'fast-check';
import type { ProviderName } from '../../../../core/providers/index.ts';
import { complaint, oraclesOf, ourVerdict } from './agreement.ts';
import type { Attempt } from './attempt.ts';
import { dynamicAttempts } from './dynamic-attempts.ts';
import { privyAttempts } from './privy-attempts.ts';

const attempts: Readonly<Partial<Record<ProviderName, fc.Arbitrary<Attempt>>>> = {
  privy: privyAttempts,
  dynamic: dynamicAttempts,
};

export interface ComparisonOptions {
  readonly seed: number;
  readonly numRuns: number;
  /** Told after each attempt. */
  readonly onAttempt?: () => void;
}

export interface Comparison {
  /** How often we and a library both accepted, both refused, or differed in one of the allowed ways. */
  readonly both: number;
  readonly none: number;
  readonly differing: number;
  /** The first difference that the table does not allow, with the attempt that shows it. */
  readonly complaint?: string;
}

/** Puts random attempts before our verifier of a provider and the official libraries. */
export async function compareVerdicts(
  provider: ProviderName,
  { seed, numRuns, onAttempt }: ComparisonOptions,
): Promise<Comparison> {
  const seen = { both: 0, none: 0, differing: 0 };
  const arbitrary = attempts[provider];
  if (arbitrary === undefined) throw new RangeError(`there are no attempts to compare ${provider} by`);
  const agree = fc.asyncProperty(arbitrary, async (attempt) => {
    const ours = ourVerdict(provider, attempt);
    for (const oracle of oraclesOf(provider)) {
      const theirs = await oracle.accepts(attempt);
      const wrong = complaint({ provider, oracle, attempt, theirs });
      if (wrong !== undefined) throw new Error(wrong);
      seen[ours === theirs ? (ours ? 'both' : 'none') : 'differing'] += 1;
    }
    onAttempt?.();
  });
  const details = await fc.check(agree, { seed, numRuns });
  const found = await fc.asyncDefaultReportMessage(details);
  return { ...seen, ...(found === undefined ? {} : { complaint: found }) };
}

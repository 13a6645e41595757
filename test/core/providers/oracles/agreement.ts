import { type ProviderName, providerNames, providers } from '../../../../core/providers/index.ts';
import type { Provider } from '../../../../core/providers/provider.ts';
import { type AllowedDifference, allowedDifferences, concerns } from './allowed-differences.ts';
import { type Attempt, type Oracle, requestOf } from './attempt.ts';
import { octokitOracle } from './octokit-oracle.ts';
import { svixOracles } from './svix-oracles.ts';

const oracles: Readonly<Partial<Record<ProviderName, readonly Oracle[]>>> = {
  privy: svixOracles,
  dynamic: [octokitOracle],
};

/** Whose verdicts a provider's are compared with: nobody's, where nobody publishes a verifier. */
export function oraclesOf(provider: ProviderName): readonly Oracle[] {
  return oracles[provider] ?? [];
}

/** The providers of which somebody else publishes a verifier. */
export const comparedProviders = providerNames.filter((name) => oraclesOf(name).length > 0);

export function ourVerdict(provider: ProviderName, attempt: Attempt): boolean {
  const { verify }: Provider = providers[provider];
  return verify(requestOf(attempt), attempt.secrets, attempt.now).ok;
}

/** What is wrong between our verdict and the oracle's: nothing, or a sentence. */
export function complaint(comparison: {
  readonly provider: ProviderName;
  readonly oracle: Oracle;
  readonly attempt: Attempt;
  readonly theirs: boolean;
}): string | undefined {
  const { provider, oracle, attempt, theirs } = comparison;
  const allowed = allowedDifferences.filter(
    (difference) => difference.provider === provider && difference.oracles.includes(oracle.name),
  );
  if (ourVerdict(provider, attempt) && !theirs && !mayBeLooser(allowed, attempt)) {
    return `we accept what ${oracle.name} refuses, and no allowed difference says so`;
  }
  if (allowed.some(({ theyRefuse }) => theyRefuse?.(attempt))) {
    return theirs ? `${oracle.name} accepts what the table says it refuses` : undefined;
  }
  if (theirs && allowed.some(({ theyMayAccept }) => theyMayAccept?.(attempt))) return undefined;
  const read = allowed.reduce((reading, { asTheyReadIt }) => asTheyReadIt?.(reading) ?? reading, attempt);
  const agreed = ourVerdict(provider, read) === theirs;
  return agreed ? undefined : `${oracle.name} says ${theirs} of what we, reading as it does, say ${!theirs}`;
}

function mayBeLooser(allowed: readonly AllowedDifference[], attempt: Attempt): boolean {
  return allowed.some((difference) => difference.kind !== 'stricter' && concerns(difference, attempt));
}

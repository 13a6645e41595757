import type { ProviderName } from '../../core/providers/index.ts';
import { comparedProviders, oraclesOf } from '../core/providers/oracles/agreement.ts';
import { type AllowedDifference, allowedDifferences } from '../core/providers/oracles/allowed-differences.ts';
import { compareVerdicts } from '../core/providers/oracles/compare-verdicts.ts';
import { figure, since } from './figures.ts';
import type { Proof, ProofOptions } from './proof.ts';

const QUICK_ATTEMPTS = 5_000;
const DEEP_ATTEMPTS = 100_000;
const ATTEMPTS_PER_REPORT = 500;

const KINDS: Readonly<Record<AllowedDifference['kind'], string>> = {
  stricter: 'we refuse more',
  looser: 'we accept more',
  other: 'either way',
};

/** Puts the same deliveries, mutated in every part, before our verifiers and the providers' official libraries. */
export const proveConformance: Proof = async (options) => {
  const { deep, screen } = options;
  const attempts = deep ? DEEP_ATTEMPTS : QUICK_ATTEMPTS;
  screen.line(
    screen.strong('Conformance: our verifiers and the official libraries before the same deliveries'),
  );
  screen.line(
    `  ${figure(attempts)} deliveries per provider, mutated in headers, bodies, timestamps and secrets.`,
  );
  screen.line();

  const broken: string[] = [];
  for (const provider of comparedProviders)
    broken.push(...(await proveProvider(provider, attempts, options)));

  screen.line();
  screen.line('  Differences that are allowed. Any other is a broken promise.');
  for (const difference of allowedDifferences) {
    const { provider, name, kind, reason } = difference;
    screen.line(`    ${provider.padEnd(8)} ${name.padEnd(36)} ${KINDS[kind]}`);
    screen.line(screen.faint(`             ${reason}`));
  }
  return broken;
};

async function proveProvider(
  provider: ProviderName,
  attempts: number,
  { seed, screen }: ProofOptions,
): Promise<string[]> {
  const startedAt = performance.now();
  let done = 0;
  const onAttempt = () => {
    done += 1;
    if (done % ATTEMPTS_PER_REPORT === 0)
      screen.progress(`${provider}: ${figure(done)} of ${figure(attempts)}`);
  };
  const { both, none, differing, complaint } = await compareVerdicts(provider, {
    seed,
    numRuns: attempts,
    onAttempt,
  });
  const libraries = oraclesOf(provider)
    .map(({ name }) => name)
    .join(', ');
  screen.line(
    `  ${provider.padEnd(9)} with ${libraries}: ${since(startedAt)}  ${screen.verdict(complaint === undefined)}`,
  );
  screen.line(
    `    verdicts: both accept ${figure(both)}, both refuse ${figure(none)}, differ as allowed ${figure(differing)}`,
  );
  if (complaint === undefined) return [];
  screen.line(complaint);
  return [`${provider}: our verdict differs from a library's in a way that is not allowed`];
}

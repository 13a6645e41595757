import { type ProviderName, providerNames } from '../../../core/providers/index.ts';
import type { ConformanceCase } from './conformance-case.ts';

/** The case of every registered provider. One without a case fails the suite, which names the file that is missing. */
export const conformanceCases = Object.fromEntries(
  await Promise.all(providerNames.map(async (name) => [name, await caseOf(name)] as const)),
) as Readonly<Record<ProviderName, ConformanceCase>>;

async function caseOf(provider: ProviderName): Promise<ConformanceCase> {
  const module: { conformanceCase: ConformanceCase } = await import(`./${provider}/conformance-case.ts`);
  return module.conformanceCase;
}

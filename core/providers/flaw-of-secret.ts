import { providers } from './index.ts';
import type { Provider, SecretFlaw } from './provider.ts';

/** Why the text can be no secret of the provider, or that it is another one's; undefined where it can be used. */
export function flawOfSecret(provider: Provider, text: string): SecretFlaw | undefined {
  if (!hasPrefixOf(provider, text) && isOfAnother(text)) return 'of-another-provider';
  return provider.secretFlaw(text);
}

function isOfAnother(text: string): boolean {
  return Object.values(providers).some((provider) => hasPrefixOf(provider, text));
}

function hasPrefixOf({ secretPrefix }: Provider, text: string): boolean {
  return secretPrefix !== undefined && text.startsWith(secretPrefix);
}

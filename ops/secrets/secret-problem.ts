import { flawOfSecret } from '../../core/providers/flaw-of-secret.ts';
import type { Provider, SecretFlaw } from '../../core/providers/provider.ts';

/** Why a text can be no signing secret, and what to do, by its flaw. */
export const SECRET_PROBLEMS: Readonly<Record<SecretFlaw, string>> = {
  quoted: 'it is in quotes; leave them out',
  json: 'it is JSON; give the secret alone, and no key and value',
  assignment: 'it is an assignment, as an environment file has them; give what follows the equals sign',
  masked: 'it is the dots that a dashboard shows instead of it; have the dashboard show the secret first',
  'cut-off': 'it ends in an ellipsis: the dashboard shows only its beginning; use the button that copies it',
  address: 'it is an address or an ARN; give the secret that stands beside it',
  'prefix-inside': 'it has something before it, or is there twice; give the secret alone',
  'white-space-inside': 'it has white space in the middle; give it in one line, and nothing else',
  'not-printable-ascii': 'it has characters that no secret has; copy it again',
  'of-another-provider': "it is another provider's; give it to a source of that one",
  'not-base64': 'what follows its prefix is not base64; copy it again, whole',
  'no-key': 'it has no key in it; copy it again, whole',
};

/** Why a text can be no signing secret of the provider, and what to do; undefined where it can. Says nothing of the text itself. */
export function secretProblem(provider: Provider, text: string): string | undefined {
  const flaw = flawOfSecret(provider, text);
  return flaw === undefined ? undefined : SECRET_PROBLEMS[flaw];
}

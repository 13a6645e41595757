import type { Provider } from '../provider.ts';
import { describe } from './describe.ts';
import { sign } from './sign.ts';
import { signingKey } from './signing-key.ts';
import { verify } from './verify.ts';

/** Privy, whose webhooks Svix delivers. */
export const privy: Provider = {
  name: 'privy',
  isUsableSecret: (secret) => signingKey(secret) !== undefined,
  verify,
  sign,
  describe,
};

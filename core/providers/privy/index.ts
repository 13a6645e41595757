import type { Provider } from '../provider.ts';
import { describe } from './describe.ts';
import { sign } from './sign.ts';
import { SECRET_PREFIX, secretFlaw } from './signing-key.ts';
import { verify } from './verify.ts';

/** Privy, whose webhooks Svix delivers. */
export const privy: Provider = {
  name: 'privy',
  secretPrefix: SECRET_PREFIX,
  secretFlaw,
  verify,
  sign,
  describe,
};

import type { Provider } from '../provider.ts';
import { describe } from './describe.ts';
import { SECRET_PREFIX, secretFlaw } from './secret-flaw.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

/** Dynamic, which signs and delivers its webhooks itself. */
export const dynamic: Provider = {
  name: 'dynamic',
  secretPrefix: SECRET_PREFIX,
  secretFlaw,
  verify,
  sign,
  describe,
};

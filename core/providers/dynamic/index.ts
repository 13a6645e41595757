import type { Provider } from '../provider.ts';
import { describe } from './describe.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

/** Dynamic, which signs and delivers its webhooks itself. */
export const dynamic: Provider = {
  name: 'dynamic',
  isUsableSecret: (secret) => secret !== '',
  verify,
  sign,
  describe,
};

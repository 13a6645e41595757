import type { Provider } from '../provider.ts';
import { describe, TEST_EVENT } from './describe.ts';
import { patience } from './patience.ts';
import { retrySchedules } from './retry-schedules.ts';
import { sign } from './sign.ts';
import { SECRET_PREFIX, secretFlaw } from './signing-key.ts';
import { SIGNATURE_FORM, SVIX_SIGNATURE_HEADERS } from './svix-headers.ts';
import { verify } from './verify.ts';

/** Privy, whose webhooks Svix delivers. */
export const privy: Provider = {
  name: 'privy',
  title: 'Privy',
  webhooksPage: 'Configuration > Webhooks',
  signatureHeaders: SVIX_SIGNATURE_HEADERS,
  signatureForm: SIGNATURE_FORM,
  testEvent: TEST_EVENT,
  secretPrefix: SECRET_PREFIX,
  secretFlaw,
  makeSecret: (key) => `${SECRET_PREFIX}${Buffer.from(key).toString('base64')}`,
  verify,
  sign,
  describe,
  patience,
  retrySchedules,
};

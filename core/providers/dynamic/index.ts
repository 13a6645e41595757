import type { Provider } from '../provider.ts';
import { describe, TEST_EVENT } from './describe.ts';
import { patience } from './patience.ts';
import { retrySchedules } from './retry-schedules.ts';
import { SECRET_PREFIX, secretFlaw } from './secret-flaw.ts';
import { sign } from './sign.ts';
import { SIGNATURE_FORM, SIGNATURE_HEADER } from './signature-header.ts';
import { verify } from './verify.ts';

/** Dynamic, which signs and delivers its webhooks itself. */
export const dynamic: Provider = {
  name: 'dynamic',
  title: 'Dynamic',
  webhooksPage: 'Developer > Webhooks',
  signatureHeaders: [SIGNATURE_HEADER],
  signatureForm: SIGNATURE_FORM,
  testEvent: TEST_EVENT,
  secretPrefix: SECRET_PREFIX,
  secretFlaw,
  makeSecret: (key) => `${SECRET_PREFIX}${Buffer.from(key).toString('base64url')}`,
  verify,
  sign,
  describe,
  patience,
  retrySchedules,
};

import type { Provider } from '../provider.ts';
import { describe } from './describe.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

/** Privy, whose webhooks Svix delivers. */
export const privy: Provider = { name: 'privy', verify, sign, describe };

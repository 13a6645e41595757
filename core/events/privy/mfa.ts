import { oneOf, text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

export const mfaMethod = () => oneOf('sms', 'totp', 'passkey', 'email');

const fields = { user_id: text(), method: mfaMethod() };

export const mfaEvents = privyEvents({
  'mfa.enabled': { meaning: 'A user enrolled a second factor.', nature: 'delta', fields },
  'mfa.disabled': { meaning: 'A user removed a second factor.', nature: 'delta', fields },
});

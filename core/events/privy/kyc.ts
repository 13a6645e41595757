import { list, map, maybe, object, oneOf, text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

const status = () => object({ status: text("The provider's own word.") });

const checked = {
  status: text("The provider's own word."),
  tos: status(),
  capabilities: object({
    payin_crypto: text(),
    payin_fiat: text(),
    payout_crypto: text(),
    payout_fiat: text(),
  }),
  endorsements: list(object({ name: text(), status: text(), missing: maybe(list(text())) })),
};

const shared = {
  provider: oneOf('bridge'),
  environment: oneOf('production', 'sandbox'),
  changes: map('Field to its values before and after.'),
};

export const kycEvents = privyEvents({
  'user.kyc.updated': {
    meaning: 'The identity check of a user moved on at the provider.',
    nature: 'snapshot',
    personalData: true,
    unconfirmed: 'contents of `changes`',
    fields: { user_id: text(), ...shared, data: object({ ...checked, kyc: status() }) },
  },
  'organization.kyb.updated': {
    meaning: 'The business check of an organization moved on at the provider.',
    nature: 'snapshot',
    unconfirmed: 'contents of `changes`',
    fields: { organization_id: text(), ...shared, data: object({ ...checked, kyb: status() }) },
  },
});

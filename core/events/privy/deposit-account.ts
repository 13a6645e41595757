import { decimal, isoTime, maybe, object, oneOf, text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

const source = object({
  amount: decimal(),
  currency: oneOf('usd', 'eur', 'gbp', 'brl', 'mxn', 'cop'),
  payment_rail: maybe(oneOf('sepa', 'ach_push', 'wire', 'fednow', 'faster_payments', 'pix', 'spei')),
  sender_name: maybe(text('Name of the person or business that paid.')),
});

const wanted = { asset: text(), chain: text() };
const started = { created_at: isoTime(), source, destination: object(wanted) };

const shared = {
  wallet_id: text(),
  deposit_account_id: text(),
  deposit_type: oneOf('fiat'),
  provider: oneOf('bridge'),
  environment: oneOf('sandbox', 'production'),
};

export const depositAccountEvents = privyEvents({
  'wallet.deposit_account.deposit_started': {
    meaning: 'Money arrived at a deposit account and is being converted.',
    nature: 'snapshot',
    time: { path: 'data.created_at', unit: 'ISO 8601' },
    personalData: true,
    fields: { ...shared, provider_deposit_id: text(), data: object(started) },
  },
  'wallet.deposit_account.deposit_completed': {
    meaning: 'The converted tokens reached the wallet.',
    nature: 'snapshot',
    personalData: true,
    fields: {
      ...shared,
      provider_deposit_id: text(),
      data: object({
        ...started,
        destination: object({ ...wanted, amount: decimal(), transaction_hash: text() }),
      }),
    },
  },
  'wallet.deposit_account.deposit_failed': {
    meaning: 'The conversion failed and the money went back.',
    nature: 'snapshot',
    time: { path: 'data.refunded_at', unit: 'ISO 8601' },
    personalData: true,
    fields: {
      ...shared,
      provider_deposit_id: maybe(text()),
      data: object({
        ...started,
        reason: text('For people to read; branch on `reason_code`.'),
        reason_code: text(),
        refunded_at: isoTime(),
      }),
    },
  },
});

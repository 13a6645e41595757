import { number, oneOf, text, usd } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

const fields = {
  event_id: text('The same for every report of this charge.'),
  amount_usd: usd(),
  recorded_at: number('Unix time; whether seconds or milliseconds is not documented.'),
  source_type: oneOf('wallet-action-transfer', 'wallet-action-swap', 'rpc'),
  source_id: text(),
};

const time = { path: 'recorded_at', unit: 'seconds' } as const;
const unconfirmed = 'unit of `recorded_at`';

export const usageEvents = privyEvents({
  'usage.gas_sponsorship.recorded': {
    meaning: 'Privy billed you for gas it paid.',
    nature: 'notice',
    time,
    unconfirmed,
    fields,
  },
  'usage.swap_provider_fee.recorded': {
    meaning: 'Privy billed you for the fee of a swap provider.',
    nature: 'notice',
    time,
    unconfirmed,
    fields,
  },
});

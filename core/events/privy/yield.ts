import { baseUnits, caip2, list, text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';
import { rewardEntry } from './wallet-action.ts';

const position = {
  caip2: caip2(),
  vault_address: text(),
  sender: text(),
  owner: text('Address that holds the shares.'),
  assets: baseUnits(),
  shares: baseUnits(),
};

export const yieldEvents = privyEvents({
  'yield.deposit.confirmed': {
    meaning: 'A vault booked a deposit on-chain.',
    nature: 'delta',
    fields: position,
  },
  'yield.withdraw.confirmed': {
    meaning: 'A vault booked a withdrawal on-chain.',
    nature: 'delta',
    fields: { ...position, receiver: text() },
  },
  'yield.claim.confirmed': {
    meaning: 'Claimed rewards reached the wallet.',
    nature: 'delta',
    fields: {
      wallet_id: text(),
      caip2: caip2(),
      transaction_id: text("Privy's id of the transaction."),
      rewards: list(rewardEntry),
    },
  },
});

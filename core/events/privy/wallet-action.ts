import {
  baseUnits,
  caip2,
  decimal,
  list,
  maybe,
  named,
  number,
  object,
  oneOf,
  text,
} from '../schema/fields.ts';
import { lifecycle } from './wallet-action-lifecycle.ts';

const vault = {
  vault_id: text(),
  vault_address: text(),
  asset_address: text(),
  caip2: caip2(),
  raw_amount: baseUnits(),
  amount: maybe(decimal()),
  asset: maybe(text('Symbol such as usdc, for tokens Privy knows.')),
  decimals: maybe(number()),
};

const shares = { share_amount: maybe(baseUnits()) };

export const rewardEntry = named(
  'PrivyRewardEntry',
  object({
    token_address: text(),
    token_symbol: text(),
    token_decimals: maybe(number()),
    amount: baseUnits(),
  }),
);

export const walletActionEvents = {
  ...lifecycle({
    name: 'swap',
    title: 'A swap of one token for another',
    fields: { caip2: caip2(), input_token: text(), output_token: text(), input_amount: maybe(baseUnits()) },
    result: { output_amount: maybe(baseUnits()) },
  }),
  ...lifecycle({
    name: 'transfer',
    title: 'A transfer out of a wallet',
    fields: {
      destination_address: text(),
      source_chain: text(),
      source_amount: maybe(decimal()),
      source_asset: maybe(text('Symbol; absent for custom tokens.')),
      source_asset_address: maybe(text('Contract; custom tokens only.')),
      source_asset_decimals: maybe(number('Custom tokens only.')),
    },
    result: {},
  }),
  ...lifecycle({
    name: 'payout',
    title: 'A payout to a bank account',
    fields: {
      source_chain: text(),
      source_asset: text(),
      source_amount: decimal(),
      destination_currency: text(),
      destination_fiat_account_id: text(),
      destination_payment_rail: text(),
      provider: oneOf('bridge'),
      environment: oneOf('sandbox', 'production'),
    },
    result: {},
  }),
  ...lifecycle({
    name: 'earn_deposit',
    title: 'A deposit into a yield vault',
    fields: vault,
    result: shares,
  }),
  ...lifecycle({
    name: 'earn_withdraw',
    title: 'A withdrawal from a yield vault',
    fields: vault,
    result: shares,
  }),
  ...lifecycle({
    name: 'earn_incentive_claim',
    title: 'A claim of yield rewards',
    fields: { chain: text(), rewards: maybe(list(rewardEntry)) },
    result: {},
  }),
  ...lifecycle({
    name: 'earn_fee_collect',
    title: 'A collection of vault fees',
    fields: vault,
    result: shares,
  }),
};

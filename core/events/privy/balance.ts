import * as z from 'zod/mini';
import { baseUnits, caip2, maybe, named, number, object, seconds, text } from '../schema/fields.ts';
import { variants } from '../schema/variants.ts';
import { bridgeMetadata } from './bridge-metadata.ts';
import { privyEvents } from './privy-events.ts';

const asset = named(
  'PrivyFundsAsset',
  variants('type', [
    object({ type: z.literal('native-token'), address: z.optional(z.null()) }),
    object({ type: z.literal('erc20'), address: text('Contract address.') }),
    object({ type: z.literal('spl'), mint: text('Mint address on Solana.') }),
    object({ type: z.literal('sac'), address: text('Contract address on Stellar.') }),
    object({ type: z.literal('trc20'), address: text('Contract address on Tron.') }),
    object({ type: z.literal('btkn'), identifier: text('Token identifier on Spark.') }),
  ]),
);

const moved = {
  wallet_id: text(),
  idempotency_key: text('The same for every report of this transfer.'),
  caip2: caip2(),
  asset,
  amount: baseUnits(),
  sender: text(),
  recipient: text(),
  transaction_hash: text(),
  transaction_fee: maybe(baseUnits()),
  block: object({ number: number(), timestamp: maybe(seconds()) }),
};

const time = { path: 'block.timestamp', unit: 'seconds' } as const;

export const balanceEvents = privyEvents({
  'wallet.funds_deposited': {
    meaning: 'A watched asset arrived in a wallet.',
    nature: 'delta',
    time,
    fields: { ...moved, bridge_metadata: maybe(bridgeMetadata) },
  },
  'wallet.funds_withdrawn': {
    meaning: 'A watched asset left a wallet.',
    nature: 'delta',
    time,
    fields: moved,
  },
});

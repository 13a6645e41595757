import * as z from 'zod/mini';
import { maybe, named, object, text } from '../schema/fields.ts';
import { variants } from '../schema/variants.ts';

const deposit = <const Method extends string, const S extends z.core.$ZodShape>(method: Method, fields: S) =>
  object({ type: z.literal('crypto_deposit'), method: z.literal(method), ...fields });

const fiat = <const Method extends string, const S extends z.core.$ZodShape>(method: Method, fields: S) =>
  object({ type: z.literal('fiat_deposit'), method: z.literal(method), ...fields });

const refund = <const Method extends string, const S extends z.core.$ZodShape>(method: Method, fields: S) =>
  object({ type: z.literal('refund'), method: z.literal(method), ...fields });

/** Where a deposit came from, when it came through Bridge. */
export const bridgeMetadata = named(
  'PrivyBridgeMetadata',
  variants('type', [
    variants(
      'method',
      [
        deposit('liquidation_address', {
          liquidation_address_id: text(),
          liquidation_address: text(),
          drain_id: text(),
          source_wallet_address: text(),
        }),
        deposit('transfer', { transfer_id: text(), source_wallet_address: text() }),
      ],
      { type: 'crypto_deposit' },
    ),
    variants(
      'method',
      [
        fiat('virtual_account', { virtual_account_id: text(), activity_id: text() }),
        fiat('transfer', { transfer_id: text() }),
        fiat('static_memo', { static_memo_id: text(), static_memo_event_id: text() }),
      ],
      { type: 'fiat_deposit' },
    ),
    variants(
      'method',
      [
        refund('liquidation_address', {
          liquidation_address_id: text(),
          drain_id: text(),
          original_transaction_hash: text(),
        }),
        refund('transfer', { transfer_id: text(), original_transaction_hash: maybe(text()) }),
      ],
      { type: 'refund' },
    ),
  ]),
);

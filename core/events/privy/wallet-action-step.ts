import * as z from 'zod/mini';
import { anything, caip2, flag, maybe, named, object, oneOf, text, usd } from '../schema/fields.ts';
import { variants } from '../schema/variants.ts';

export const failureReason = named(
  'PrivyFailureReason',
  object({ message: text('For people to read; do not branch on it.'), details: anything() }),
);

function step<const Type extends string, const S extends z.core.$ZodShape>(type: Type, fields: S) {
  return object({ type: z.literal(type), status: status(), failure_reason: maybe(failureReason), ...fields });
}

const status = () =>
  oneOf(
    'preparing',
    'queued',
    'custodian_reviewing',
    'pending',
    'retrying',
    'confirmed',
    'rejected',
    'reverted',
    'replaced',
    'abandoned',
    'failed',
  );

const charged = { finalized: maybe(flag()), gas_credits_charged_usd: maybe(usd()) };

/** One transaction of a wallet action. Hashes are null until there is one. */
export const walletActionStep = named(
  'PrivyWalletActionStep',
  variants('type', [
    step('evm_transaction', { caip2: caip2(), transaction_hash: maybe(text()), ...charged }),
    step('evm_user_operation', {
      caip2: caip2(),
      entrypoint_version: oneOf('0.6', '0.7', '0.8', '0.9'),
      user_operation_hash: maybe(text()),
      bundle_transaction_hash: maybe(text()),
      ...charged,
    }),
    step('svm_transaction', { caip2: caip2(), transaction_signature: maybe(text()), ...charged }),
    step('tvm_transaction', { caip2: caip2(), transaction_id: maybe(text()) }),
    step('external_transaction', {}),
    step('custodian_transaction', { custodian: text(), transaction_hash: maybe(text()) }),
  ]),
);

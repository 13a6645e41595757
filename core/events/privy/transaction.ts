import { caip2, flag, list, maybe, named, number, object, quantity, text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

const fields = {
  transaction_id: text("Privy's id of the transaction."),
  wallet_id: text(),
  caip2: caip2(),
  transaction_hash: text(),
  reference_id: maybe(text('What your server passed when it sent the transaction.')),
};

/** An EIP-7702 authorization: an account lends itself the code of a contract. */
const authorization = named(
  'PrivyAuthorization',
  object({
    chain_id: quantity(),
    contract: text('Address of the contract whose code the account takes on.'),
    nonce: quantity(),
    r: text('Hex text, as is `s`.'),
    s: text(),
    y_parity: quantity(),
  }),
);

/** Published examples spell the gas fields in two ways. */
const unsignedTransaction = object({
  from: maybe(text()),
  to: maybe(text()),
  data: maybe(text()),
  chain_id: maybe(quantity()),
  nonce: maybe(quantity()),
  value: maybe(quantity()),
  gas: maybe(quantity()),
  gas_limit: maybe(quantity()),
  gasPrice: maybe(quantity()),
  gas_price: maybe(quantity()),
  max_fee_per_gas: maybe(quantity()),
  max_priority_fee_per_gas: maybe(quantity()),
  type: maybe(number()),
  authorization_list: maybe(list(authorization)),
});

export const transactionEvents = privyEvents({
  'transaction.broadcasted': {
    meaning: 'A transaction was handed to the network.',
    nature: 'delta',
    fields,
  },
  'transaction.confirmed': { meaning: 'A transaction is in a block.', nature: 'delta', fields },
  'transaction.execution_reverted': {
    meaning: 'A transaction is in a block, but the chain undid its effects.',
    nature: 'delta',
    fields,
  },
  'transaction.still_pending': {
    meaning: 'A transaction has waited unusually long for a block.',
    nature: 'delta',
    fields: { ...fields, transaction_request: unsignedTransaction },
  },
  'transaction.failed': {
    meaning: 'A transaction will never be in a block.',
    nature: 'delta',
    fields,
  },
  'transaction.replaced': {
    meaning: 'Another transaction with the same nonce took the place of this one.',
    nature: 'delta',
    fields,
  },
  'transaction.provider_error': {
    meaning: 'The service that was to send a transaction failed.',
    nature: 'delta',
    fields,
  },
  'user_operation.completed': {
    meaning: 'An account-abstraction operation is in a block; `success` tells whether its call worked.',
    nature: 'delta',
    fields: {
      user_op_hash: text(),
      transaction_hash: text(),
      caip2: caip2(),
      sender: text('Address of the smart account.'),
      success: flag(),
      nonce: text('Hex text.'),
      actual_gas_cost: text('Hex text.'),
      actual_gas_used: text('Hex text.'),
      paymaster: maybe(text()),
      block_number: number(),
      log_index: number(),
    },
  },
});

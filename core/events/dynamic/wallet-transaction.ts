import {
  baseUnits,
  flag,
  isoTime,
  list,
  maybe,
  named,
  number,
  object,
  oneOf,
  text,
} from '../schema/fields.ts';
import { chain } from './chain.ts';

const assetTransfer = named(
  'DynamicAssetTransfer',
  object({
    fromAddress: text(),
    toAddress: text(),
    amount: number('Lossy above 15 digits: use `amountRaw`, or ask the chain.'),
    amountRaw: maybe(baseUnits()),
    tokenAddress: maybe(text('Absent for the native token.')),
    metadata: maybe(
      object({
        name: maybe(text()),
        symbol: maybe(text()),
        decimals: maybe(number()),
        imageUri: maybe(text()),
      }),
    ),
  }),
);

export const walletTransaction = named(
  'DynamicWalletTransaction',
  object({
    transactionHash: text(),
    blockNumber: number(),
    blockHash: maybe(text()),
    transactionTimestamp: isoTime(),
    blockExplorerUrls: list(text()),
    fromAddress: text(),
    toAddress: text(),
    labels: list(oneOf('sent', 'received', 'receive', 'swap')),
    assetTransfers: list(assetTransfer),
    chainName: chain(),
    networkId: number(),
    userId: maybe(text()),
    walletId: maybe(text()),
    description: maybe(text()),
    source: maybe(text()),
    transactionType: maybe(text()),
    spam: maybe(flag('True for unwanted tokens: leave those out.')),
    fee: maybe(
      object({
        amount: maybe(text()),
        sponsored: maybe(flag()),
        sponsor: maybe(text()),
        gasUsed: maybe(text()),
        gasPrice: maybe(text()),
      }),
    ),
  }),
);

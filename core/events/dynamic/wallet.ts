import { maybe, object, text } from '../schema/fields.ts';
import { dynamicEvents } from './dynamic-events.ts';
import { formerWallet, transferredWallet, wallet } from './wallet-shape.ts';
import { walletTransaction } from './wallet-transaction.ts';

export const walletEvents = dynamicEvents({
  'wallet.created': {
    meaning: 'A user got an embedded wallet.',
    nature: 'snapshot',
    personalData: true,
    data: wallet,
  },
  'wallet.linked': {
    meaning: 'A user connected a wallet.',
    nature: 'snapshot',
    personalData: true,
    data: wallet,
  },
  'wallet.unlinked': {
    meaning: 'A user disconnected a wallet; `data` is the wallet or the credential that it was.',
    nature: 'delta',
    personalData: true,
    data: formerWallet,
  },
  'wallet.exported': {
    meaning: 'A user took out the key of an embedded wallet; the key itself is not in the event.',
    nature: 'notice',
    personalData: true,
    data: wallet,
  },
  'wallet.transferred': {
    meaning: 'A wallet moved from one user to another.',
    nature: 'delta',
    personalData: true,
    unconfirmed: 'whether `data.userId` is the old or the new owner',
    data: transferredWallet,
  },
  'wallet.signature': {
    meaning: 'An embedded wallet signed something.',
    nature: 'notice',
    personalData: true,
    unconfirmed: 'whether `data` tells what was signed',
    data: wallet,
  },
  'wallet.deleted': {
    meaning: 'A wallet was deleted. Cannot be selected in the dashboard.',
    nature: 'delta',
    personalData: true,
    unconfirmed: 'the fields of `data`',
    data: formerWallet,
  },
  'wallet.activity': {
    meaning: "A confirmed transaction touched a user's wallet.",
    nature: 'delta',
    data: walletTransaction,
  },
  'wallet.activity.registered': {
    meaning: 'A wallet is watched for transactions from now on.',
    nature: 'notice',
    data: object({ walletAddress: text(), walletId: text(), userId: maybe(text()) }),
  },
});

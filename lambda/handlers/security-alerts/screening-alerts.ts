import { type AlertText, address, id, word } from './alert-text.ts';

const SCREENED = [
  address('Address', 'data.walletAddress'),
  word('Chain', 'data.chain'),
  word('Categories', 'data.categories'),
  word('Screened by', 'data.sanctionsProvider'),
  word('Where', 'data.origin'),
  id('Check', 'data.sanctionCheckRequestId'),
];

/** What the alerts of Dynamic's events say that come of a check: of an address, or of a transaction. */
export const SCREENING_ALERTS = {
  'dynamic.waas.policy.violation': {
    title: 'Stopped by a policy',
    what: 'A policy stopped a transaction or a signature. A slip, or somebody who tries what the wallet may not do.',
    first:
      'Look what was tried. More than one from the same wallet within minutes: hold back its withdrawals and ask the user.',
    details: [
      word('Reason', 'data.reasonCode'),
      word('Operation', 'data.operationType'),
      address('Wallet', 'data.publicKey'),
      id('Wallet id', 'data.walletId'),
      address('Denied addresses', 'data.deniedAddresses'),
      address('Addresses not allowed', 'data.notAllowedAddresses'),
      word('Asset', 'data.asset.symbol'),
    ],
  },
  'dynamic.wallet.sanctions.blocked': {
    title: 'Sanctioned address kept out',
    what: 'A sanctions check kept an address out.',
    first:
      'Tell whoever answers for compliance, and look whether a user of yours has dealt with the address before.',
    details: SCREENED,
  },
  'dynamic.wallet.addressScreening.alerted': {
    title: 'Suspicious address let in',
    what: 'Screening found an address suspicious, and it was let in all the same.',
    first: 'Tell whoever answers for compliance before it moves funds, and decide whether to keep it out.',
    details: SCREENED,
  },
  'dynamic.wallet.addressScreening.blocked': {
    title: 'Suspicious address kept out',
    what: 'Screening found an address suspicious and kept it out.',
    first: 'Look whether a user of yours has dealt with the address before.',
    details: SCREENED,
  },
} as const satisfies Readonly<Record<string, AlertText>>;

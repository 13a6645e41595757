import { list, maybe, object, oneOf, text } from '../schema/fields.ts';
import { chain } from './chain.ts';
import { dynamicEvents } from './dynamic-events.ts';

const screened = {
  walletAddress: text('In lower case; compare EVM addresses without regard to case.'),
  chain: maybe(chain()),
  sanctionsProvider: maybe(
    oneOf('trm-wallet-screening', 'chainalysis-address-screening', 'dynamic-sanctions-screening'),
  ),
  sanctionCheckRequestId: maybe(text('The same for every report of this check.')),
  categories: list(text()),
  origin: maybe(
    oneOf(
      'signIn',
      'walletConnect',
      'checkoutDestination',
      'checkoutSource',
      'flowDestination',
      'flowSource',
      'api',
      'backgroundPrefetch',
    ),
  ),
};

export const screeningEvents = dynamicEvents({
  'wallet.sanctions.blocked': {
    meaning: 'A sanctions check kept an address out.',
    nature: 'notice',
    data: object(screened),
  },
  'wallet.addressScreening.alerted': {
    meaning: 'An address looked suspicious, but was let in.',
    nature: 'notice',
    data: object(screened),
  },
  'wallet.addressScreening.blocked': {
    meaning: 'An address looked suspicious and was kept out.',
    nature: 'notice',
    data: object({ ...screened, reason: maybe(text()) }),
  },
});

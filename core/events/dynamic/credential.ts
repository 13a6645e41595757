import { flag, isoTime, list, map, maybe, named, object, oneOf, text } from '../schema/fields.ts';
import { additionalAddresses, walletProperties } from './wallet-shape.ts';

/** A login method, an identity or a wallet that belongs to a Dynamic user. */
export const credential = named(
  'DynamicCredential',
  object({
    id: text(),
    format: oneOf('blockchain', 'email', 'oauth', 'passkey', 'phoneNumber', 'externalUser', 'totp'),
    signInEnabled: maybe(flag()),
    address: maybe(text()),
    chain: maybe(text()),
    refId: maybe(text()),
    signerRefId: maybe(text()),
    email: maybe(text()),
    nameService: maybe(object({ avatar: maybe(text()), name: maybe(text()) })),
    publicIdentifier: maybe(text()),
    walletName: maybe(text()),
    walletProvider: maybe(text()),
    walletProperties: maybe(walletProperties),
    walletAdditionalAddresses: maybe(additionalAddresses()),
    businessAccountProperties: maybe(map()),
    oauthProvider: maybe(text()),
    oauthUsername: maybe(text()),
    oauthDisplayName: maybe(text()),
    oauthAccountId: maybe(text()),
    oauthAccountPhotos: maybe(list(text())),
    oauthEmails: maybe(list(text())),
    oauthMetadata: maybe(map()),
    phoneNumber: maybe(text()),
    phoneCountryCode: maybe(text()),
    isoCountryCode: maybe(text()),
    previousUsers: maybe(list(text())),
    embeddedWalletId: maybe(text()),
    lastSelectedAt: maybe(isoTime()),
    verifiedAt: maybe(isoTime()),
  }),
);

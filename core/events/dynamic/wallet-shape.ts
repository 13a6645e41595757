import { anything, flag, isoTime, list, map, maybe, named, object, oneOf, text } from '../schema/fields.ts';
import { chain } from './chain.ts';

export const additionalAddresses = () =>
  list(
    object({
      address: text(),
      publicKey: maybe(text()),
      type: oneOf(
        'ordinals',
        'payment',
        'cosmos',
        'evm',
        'stellar',
        'ton',
        'midnight_unshielded',
        'midnight_dust',
        'midnight_shielded',
      ),
      network: maybe(text()),
    }),
  );

export const walletProperties = named(
  'DynamicWalletProperties',
  object({
    turnkeySubOrganizationId: maybe(text()),
    turnkeyPrivateKeyId: maybe(text()),
    turnkeyHDWalletId: maybe(text()),
    turnkeyUserId: maybe(text()),
    isAuthenticatorAttached: maybe(flag()),
    isSessionKeyCompatible: maybe(flag()),
    version: maybe(text()),
    ecdsaProviderType: maybe(text()),
    entryPointVersion: maybe(text()),
    kernelVersion: maybe(text()),
    hardwareWallet: maybe(text()),
    claimed: maybe(flag()),
    source: maybe(text()),
    keyShares: maybe(list(anything())),
    thresholdSignatureScheme: maybe(text()),
    derivationPath: maybe(text()),
    settings: maybe(map()),
    shareSetId: maybe(text()),
    shareSetType: maybe(text()),
    businessAccountId: maybe(text()),
    otherShareSets: maybe(list(anything())),
  }),
);

export const walletProvider = () =>
  oneOf(
    'browserExtension',
    'custodialService',
    'walletConnect',
    'qrCode',
    'deepLink',
    'embeddedWallet',
    'smartContractWallet',
  );

const common = {
  chain: chain(),
  publicKey: text("The wallet's address."),
  userId: maybe(text()),
  projectEnvironmentId: maybe(text()),
  name: maybe(text()),
  provider: maybe(walletProvider()),
  properties: maybe(walletProperties),
  lastSelectedAt: maybe(isoTime()),
  createdAt: maybe(isoTime()),
};

export const wallet = named('DynamicWallet', object({ id: text(), ...common }));

/** A wallet that changes hands is told by its address; its id may be missing. */
export const transferredWallet = named(
  'DynamicTransferredWallet',
  object({
    ...common,
    id: maybe(text()),
    userId: maybe(text('Whether the old or the new owner is not documented.')),
    walletAdditionalAddresses: maybe(additionalAddresses()),
  }),
);

/** A wallet that a user no longer has: as the wallet, or as the credential that it was. */
export const formerWallet = named(
  'DynamicFormerWallet',
  object({
    ...common,
    id: text('Of the wallet or of the credential.'),
    publicKey: maybe(text("The wallet's address, where `data` is the wallet.")),
    address: maybe(text("The wallet's address, where `data` is the credential.")),
    format: maybe(oneOf('blockchain')),
    publicIdentifier: maybe(text()),
    walletName: maybe(text()),
    walletProvider: maybe(walletProvider()),
    walletProperties: maybe(walletProperties),
    walletAdditionalAddresses: maybe(additionalAddresses()),
    embeddedWalletId: maybe(text()),
    refId: maybe(text()),
    signerRefId: maybe(text()),
    signInEnabled: maybe(flag()),
    verifiedAt: maybe(isoTime()),
  }),
);

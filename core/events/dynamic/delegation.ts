import { anything, maybe, named, object, oneOf, text } from '../schema/fields.ts';
import { chain } from './chain.ts';
import { dynamicEvents } from './dynamic-events.ts';

const encrypted = named(
  'DynamicEncrypted',
  object({
    alg: oneOf('HYBRID-RSA-AES-256'),
    iv: text('base64url without padding, as are `ct`, `tag` and `ek`.'),
    ct: text('Ciphertext under an AES-256-GCM key.'),
    tag: text(),
    ek: text('That key, encrypted with your RSA public key.'),
    kid: maybe(text('Which of your public keys.')),
  }),
);

const delegated = { userId: text(), walletId: text(), publicKey: maybe(text("The wallet's address.")) };

const userOperation = object({
  chainId: anything(),
  entryPoint: maybe(text()),
  operation: maybe(
    object({
      sender: maybe(text()),
      nonce: anything(),
      callData: maybe(text()),
      callGasLimit: anything(),
      maxFeePerGas: anything(),
      maxPriorityFeePerGas: anything(),
      signature: maybe(text()),
    }),
  ),
});

export const delegationEvents = dynamicEvents({
  'wallet.delegation.created': {
    meaning: 'A user allowed you to sign with a wallet; `data` holds the encrypted means to do it.',
    nature: 'snapshot',
    secrets: true,
    data: object({
      ...delegated,
      chain: maybe(chain()),
      encryptedDelegatedShare: encrypted,
      encryptedWalletApiKey: encrypted,
      shareSetId: maybe(text()),
    }),
  },
  'wallet.delegation.revoked': {
    meaning: 'A user withdrew your permission to sign with a wallet.',
    nature: 'delta',
    data: object({ ...delegated, chain: maybe(chain()) }),
  },
  'wallet.delegation.signature': {
    meaning: 'Something was signed with a permission a user gave you.',
    nature: 'notice',
    unconfirmed: 'the kinds of the values in `data`',
    data: object({
      ...delegated,
      message: anything('What was signed.'),
      context: maybe(object({ evmUserOperation: maybe(userOperation) })),
    }),
  },
  'wallet.offlineRecovery.created': {
    meaning: 'A share for recovering a wallet without Dynamic was handed to you.',
    nature: 'snapshot',
    secrets: true,
    unconfirmed: 'every field of `data`',
    data: object({ userId: maybe(text()), walletId: maybe(text()) }),
  },
});

import { maybe, oneOf, seconds, text } from '../schema/fields.ts';
import { privyEvents } from './privy-events.ts';

const wallet = { wallet_id: text(), wallet_address: text() };
const walletOfUser = { user_id: text(), ...wallet };
const exported = {
  ...walletOfUser,
  export_source: maybe(oneOf('display', 'client')),
};

export const walletEvents = privyEvents({
  'wallet.private_key_export': {
    meaning: 'A user took out the private key of an embedded wallet; the key itself is not in the event.',
    nature: 'notice',
    fields: exported,
  },
  'wallet.seed_phrase_export': {
    meaning: 'A user took out the seed phrase of an embedded wallet; the phrase itself is not in the event.',
    nature: 'notice',
    fields: exported,
  },
  'wallet.recovery_setup': {
    meaning: 'A user chose how to recover an embedded wallet.',
    nature: 'delta',
    fields: {
      ...walletOfUser,
      method: oneOf(
        'user_passcode_derived_recovery_key',
        'privy_passcode_derived_recovery_key',
        'privy_generated_recovery_key',
        'google_drive_recovery_secret',
        'icloud_recovery_secret',
        'recovery_encryption_key',
      ),
    },
  },
  'wallet.recovered': {
    meaning: 'A user recovered an embedded wallet on another device.',
    nature: 'notice',
    fields: walletOfUser,
  },
  'wallet.archived': {
    meaning: 'A wallet was archived.',
    nature: 'delta',
    time: { path: 'archived_at', unit: 'seconds' },
    fields: { ...wallet, chain_type: text(), archived_at: seconds() },
  },
  'wallet.restored': {
    meaning: 'An archived wallet is in use again.',
    nature: 'delta',
    fields: { ...wallet, chain_type: text() },
  },
});

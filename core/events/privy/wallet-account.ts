import * as z from 'zod/mini';
import { flag, maybe, named, number, object, oneOf, text } from '../schema/fields.ts';
import { verification } from './verification.ts';

/** A wallet whose key Privy holds, on any chain. */
export const embeddedWallet = named(
  'PrivyEmbeddedWallet',
  object({
    type: z.literal('wallet'),
    wallet_client: z.literal('privy'),
    ...verification(),
    id: maybe(text("Privy's wallet id.")),
    address: text(),
    chain_type: oneOf(
      'ethereum',
      'solana',
      'bitcoin-segwit',
      'bitcoin-taproot',
      'cosmos',
      'stellar',
      'sui',
      'aptos',
      'movement',
      'tron',
      'near',
      'ton',
      'starknet',
      'xrpl',
      'pearl',
      'spark',
    ),
    chain_id: text(),
    connector_type: oneOf('embedded'),
    wallet_client_type: oneOf('privy'),
    recovery_method: oneOf(
      'privy',
      'privy-v2',
      'user-passcode',
      'google-drive',
      'icloud',
      'recovery-encryption-key',
    ),
    wallet_index: maybe(number()),
    delegated: maybe(flag()),
    imported: maybe(flag()),
    public_key: maybe(text('Absent on Ethereum.')),
    user_can_sign: maybe(flag()),
  }),
);

/** A wallet the user brought: MetaMask, Phantom and so on. */
export const externalWallet = named(
  'PrivyExternalWallet',
  object({
    type: z.literal('wallet'),
    wallet_client: z.literal('unknown'),
    ...verification(),
    address: text(),
    chain_type: oneOf('ethereum', 'solana'),
    chain_id: maybe(text()),
    connector_type: maybe(oneOf('injected', 'wallet_connect')),
    wallet_client_type: maybe(text()),
  }),
);

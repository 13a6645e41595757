import * as z from 'zod/mini';
import { flag, list, maybe, named, number, object, oneOf, text } from '../schema/fields.ts';
import { variants } from '../schema/variants.ts';
import { verification } from './verification.ts';
import { embeddedWallet, externalWallet } from './wallet-account.ts';

/** An account of the given type with the fields that only it has. */
function account<const Type extends string, const S extends z.core.$ZodShape>(type: Type, fields: S) {
  return named(accountName(type), object({ type: z.literal(type), ...verification(), ...fields }));
}

function accountName(type: string): string {
  const words = type.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `Privy${words.join('')}Account`;
}

const subject = () => text("The provider's id of the account.");

const crossAppWallets = () => list(object({ address: text() }));

const customOauth = named(
  'PrivyCustomOauthAccount',
  object({
    type: z.templateLiteral(['custom:', z.string()]),
    ...verification(),
    subject: subject(),
    email: maybe(text()),
    name: maybe(text()),
    profile_picture_url: maybe(text()),
    username: maybe(text()),
  }),
);

/** A login method, an identity or a wallet that belongs to a Privy user. */
export const linkedAccount = named(
  'PrivyLinkedAccount',
  variants('type', [
    account('email', { address: text('The e-mail address.') }),
    account('phone', {
      // In this order, because generators that take the two for one keep the later.
      phone_number: maybe(text('What some pages of Privy call it.')),
      phoneNumber: maybe(text('What Privy calls it today.')),
      number: maybe(text('The number as people write it.')),
    }),
    variants('wallet_client', [embeddedWallet, externalWallet], { type: 'wallet' }),
    account('smart_wallet', {
      address: text(),
      smart_wallet_type: oneOf(
        'safe',
        'kernel',
        'light_account',
        'biconomy',
        'coinbase_smart_wallet',
        'thirdweb',
        'nexus',
      ),
      smart_wallet_version: maybe(text()),
    }),
    account('google_oauth', { subject: subject(), email: text(), name: maybe(text()) }),
    account('twitter_oauth', {
      subject: subject(),
      name: maybe(text()),
      username: maybe(text()),
      profile_picture_url: maybe(text()),
    }),
    account('discord_oauth', { subject: subject(), email: maybe(text()), username: maybe(text()) }),
    account('github_oauth', {
      subject: subject(),
      email: maybe(text()),
      name: maybe(text()),
      username: maybe(text()),
    }),
    account('spotify_oauth', { subject: subject(), email: maybe(text()), name: maybe(text()) }),
    account('instagram_oauth', { subject: subject(), username: maybe(text()) }),
    account('tiktok_oauth', { subject: subject(), name: maybe(text()), username: maybe(text()) }),
    account('line_oauth', {
      subject: subject(),
      email: maybe(text()),
      name: maybe(text()),
      profile_picture_url: maybe(text()),
    }),
    account('twitch_oauth', { subject: subject(), username: maybe(text()) }),
    account('linkedin_oauth', {
      subject: subject(),
      email: maybe(text()),
      name: maybe(text()),
      vanity_name: maybe(text()),
    }),
    account('apple_oauth', { subject: subject(), email: maybe(text()) }),
    customOauth,
    account('custom_auth', { custom_user_id: text('The subject of your own JWT.') }),
    account('farcaster', {
      fid: number(),
      owner_address: text(),
      bio: maybe(text()),
      display_name: maybe(text()),
      homepage_url: maybe(text()),
      profile_picture: maybe(text()),
      profile_picture_url: maybe(text()),
      signer_public_key: maybe(text()),
      username: maybe(text()),
    }),
    account('passkey', {
      credential_id: text(),
      enrolled_in_mfa: flag(),
      authenticator_name: maybe(text()),
      created_with_browser: maybe(text()),
      created_with_device: maybe(text()),
      created_with_os: maybe(text()),
      public_key: maybe(text()),
    }),
    account('telegram', {
      telegram_user_id: text(),
      first_name: maybe(text()),
      last_name: maybe(text()),
      photo_url: maybe(text()),
      username: maybe(text()),
    }),
    account('cross_app', {
      provider_app_id: text(),
      subject: subject(),
      embedded_wallets: crossAppWallets(),
      smart_wallets: crossAppWallets(),
    }),
    account('authorization_key', { public_key: text() }),
  ]),
);
